package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.CommandException;
import io.icebreaker.app.Doubles;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.scan.Breadth;
import io.icebreaker.scan.DayMove;
import io.icebreaker.scan.Movers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan movers}: who moved most, and how many went which way. */
@Command(
        name = "movers",
        mixinStandardHelpOptions = true,
        description = {
            "Who moved most, and how many which way.",
            "The stocks that rose (UP) and fell (DOWN) most against the previous close, day",
            "by day, ordered by the exact fraction, ties by turnover, then symbol. Of a day",
            "that opens like a split or is a listing's first nothing can be said: such",
            "stocks are listed apart (CA_SUSPECT) and rank nowhere."
        })
final class ScanMoversCommand implements Callable<Integer> {
    private static final int MOST = 100;

    private static final List<String> HEADER =
            List.of(
                    "date,list,rank,symbol,change_pct,close,prev_close,open,volume,turnover"
                            .split(","));

    private static final List<String> BREADTH_HEADER =
            List.of("date,advances,declines,unchanged,ratio,suspects".split(","));

    @Mixin private ScanOptions options;

    @Option(
            names = "--count",
            defaultValue = "5",
            description = "How many each way (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--breadth",
            paramLabel = "FILE",
            description = {
                "Another CSV: advances, declines, unchanged and their",
                "ratio, a row a day."
            })
    private Path breadthFile;

    private List<BarSeries> all;
    private long judged;
    private long days;
    private long suspects;

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MOST) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--count must be 1 to " + MOST + ", was " + count);
        }
        all = options.readDays();
        List<List<String>> breadthRows = new ArrayList<>();
        options.write(HEADER, csv -> write(csv, breadthRows));
        if (breadthFile != null) {
            CsvOut.write(breadthFile, BREADTH_HEADER, csv -> breadthRows.forEach(csv::writeRecord));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("days", days);
        more.put("suspects", suspects);
        return options.end(judged, more);
    }

    private void write(CsvWriter csv, List<List<String>> breadthRows) throws IOException {
        var movers = new Movers(count);
        var breadth = new Breadth(all.size());
        BarWalk.days(
                all,
                (day, at) -> {
                    movers.clear();
                    breadth.clear();
                    for (int s = 0; s < at.length; s++) {
                        if (at[s] != BarWalk.NONE) {
                            look(movers, breadth, s, at[s]);
                        }
                    }
                    options.cameTo(judged);
                    if (options.wants(day)) {
                        days++;
                        suspects += movers.suspectCount();
                        write(csv, day, at, movers);
                        breadthRows.add(row(day, breadth, movers.suspectCount()));
                    }
                });
    }

    private void look(Movers movers, Breadth breadth, int s, int at) {
        BarSeries bars = all.get(s);
        long before = bars.previousCloseE4(at);
        movers.add(
                s,
                s,
                bars.openE4(at),
                bars.closeE4(at),
                before,
                bars.volume(at),
                bars.turnoverE4(at));
        breadth.update(s, bars.openE4(at), bars.closeE4(at), before, bars.volume(at));
        judged++;
    }

    private void write(CsvWriter csv, long day, int[] at, Movers movers) {
        for (int n = 0; n < movers.upCount(); n++) {
            csv.writeRecord(row(day, "UP", n, movers.up(n), at));
        }
        for (int n = 0; n < movers.downCount(); n++) {
            csv.writeRecord(row(day, "DOWN", n, movers.down(n), at));
        }
        for (int n = 0; n < movers.suspectsKept(); n++) {
            csv.writeRecord(row(day, "CA_SUSPECT", n, movers.suspect(n), at));
        }
    }

    private List<String> row(long day, String list, int place, int s, int[] at) {
        BarSeries bars = all.get(s);
        long before = bars.previousCloseE4(at[s]);
        long close = bars.closeE4(at[s]);
        return List.of(
                Cell.date(day),
                list,
                Integer.toString(place + 1),
                bars.symbol(),
                Doubles.text(DayMove.changePct(close, before)),
                Cell.price(close),
                Cell.price(before),
                Cell.price(bars.openE4(at[s])),
                Long.toString(bars.volume(at[s])),
                Cell.price(bars.turnoverE4(at[s])));
    }

    private static List<String> row(long day, Breadth breadth, int suspectCount) {
        return List.of(
                Cell.date(day),
                Integer.toString(breadth.advances()),
                Integer.toString(breadth.declines()),
                Integer.toString(breadth.unchanged()),
                Doubles.text(breadth.ratio()),
                Integer.toString(suspectCount));
    }
}
