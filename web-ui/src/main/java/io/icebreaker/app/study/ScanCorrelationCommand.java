package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.CommandException;
import io.icebreaker.app.Doubles;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.scan.CaSuspect;
import io.icebreaker.scan.CorrelationKernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan correlation}: who moves with whom. */
@Command(
        name = "correlation",
        mixinStandardHelpOptions = true,
        description = {
            "Who moves with whom.",
            "Correlation of log returns over the last --period common closes, a row a pair,",
            "at the end of the files; with --from or --to at every bar of that range. A bar",
            "that one of two lacks is passed over in both. On days, or with --interval on",
            "bars of that length, gaps within a session filled with the close before. Empty",
            "before there are enough returns or where one hardly moves. A split's return",
            "counts as it stands; suspect is 1 where one is among the returns."
        })
final class ScanCorrelationCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("date,t,symbol,other,rho,n,suspect".split(","));

    /** 600 x 599 / 2 pairs x 20 returns x 2 x 8 bytes = 57 MB. */
    private static final int MOST = 600;

    @Mixin private ScanOptions options;

    @Option(
            names = "--period",
            defaultValue = "20",
            description = "Returns, 2 to 63 (default: ${DEFAULT-VALUE}).")
    private int period;

    @Option(names = "--interval", defaultValue = "1d", description = "1d (default), 5m and so on.")
    private String interval;

    private List<BarSeries> all;
    private CorrelationKernel kernel;
    private long judged;
    private long moments;
    private long lastNs = Long.MIN_VALUE;

    @Override
    public Integer call() throws IOException {
        Interval asked = ScanOptions.interval(interval);
        if (period < 2 || period > CorrelationKernel.MAX_PERIOD) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--period must be 2 to 63, was " + period);
        }
        all = asked == Interval.D1 ? options.readDays() : intraday(asked);
        if (all.size() < 2 || all.size() > MOST) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "correlation is of 2 to " + MOST + " instruments, there are " + all.size());
        }
        kernel = new CorrelationKernel(all.size(), period);
        for (BarSeries series : all) {
            lastNs = Math.max(lastNs, series.startNs(series.size() - 1));
        }
        options.write(HEADER, csv -> write(csv, asked));
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("moments", moments);
        more.put("pairs", all.size() * (all.size() - 1) / 2);
        return options.end(judged, more);
    }

    private List<BarSeries> intraday(Interval asked) throws IOException {
        List<BarSeries> raw = new ArrayList<>(options.read());
        raw.removeIf(BarSeries::isDaily);
        long untilNs = Long.MIN_VALUE;
        for (BarSeries series : raw) {
            untilNs = Math.max(untilNs, series.startNs(series.size() - 1) + 1);
        }
        List<BarSeries> merged = new ArrayList<>();
        for (BarSeries series : raw) {
            merged.add(options.at(series, asked, untilNs));
        }
        merged.removeIf(series -> series.size() == 0);
        return merged;
    }

    private void write(CsvWriter csv, Interval asked) throws IOException {
        BarWalk.Step step = (when, at) -> take(csv, at);
        if (asked == Interval.D1) {
            BarWalk.days(all, step);
        } else {
            BarWalk.moments(all, step);
        }
    }

    private void take(CsvWriter csv, int[] at) {
        long startNs = Long.MIN_VALUE;
        for (int s = 0; s < at.length; s++) {
            if (at[s] != BarWalk.NONE) {
                BarSeries bars = all.get(s);
                boolean isSuspect =
                        at[s] > 0 && CaSuspect.opens(bars.openE4(at[s]), bars.closeE4(at[s] - 1));
                kernel.close(s, bars.closeE4(at[s]), isSuspect);
                startNs = Math.max(startNs, bars.startNs(at[s]));
                judged++;
            }
        }
        kernel.endBar();
        options.cameTo(judged);
        boolean isLast = startNs == lastNs;
        if (options.hasRange() ? options.wantsAt(startNs) : isLast) {
            moments++;
            writeAll(csv, startNs);
        }
    }

    private void writeAll(CsvWriter csv, long startNs) {
        String date = Cell.date(SessionCalendar.istDay(startNs));
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                csv.writeRecord(
                        date,
                        Long.toString(startNs),
                        all.get(i).symbol(),
                        all.get(j).symbol(),
                        Doubles.text(kernel.rho(i, j)),
                        Integer.toString(kernel.count(i, j)),
                        Cell.flag(kernel.isSuspect(i, j)));
            }
        }
    }
}
