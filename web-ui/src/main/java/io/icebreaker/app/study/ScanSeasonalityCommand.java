package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.CommandException;
import io.icebreaker.app.Doubles;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.scan.Seasonality;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan seasonality}: what weekdays, months and hours were like. */
@Command(
        name = "seasonality",
        mixinStandardHelpOptions = true,
        description = {
            "What weekdays, months and hours were like.",
            "Log returns of the last --years before an instrument's last bar (or --to): by",
            "ISO weekday and month on days, by hour of the session (0 is the first, its move",
            "taken from its open, moves without their sign) where bars are within days.",
            "mean, median, share_up, sd and t = mean/(sd/sqrt n); of hours mean and n only.",
            "Fewer than 10 returns: empty. A day that opens like a split gives none. Most",
            "cells are noise: look at n and t."
        })
final class ScanSeasonalityCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("symbol,kind,key,n,mean,median,share_up,sd,t".split(","));

    private static final int MOST_YEARS = 100;

    @Mixin private ScanOptions options;

    @Option(
            names = "--years",
            defaultValue = "3",
            description = "Calendar years looked back (default: ${DEFAULT-VALUE}).")
    private int years;

    private Set<String> withDays = Set.of();
    private long judged;
    private long cells;

    @Override
    public Integer call() throws IOException {
        if (years < 1 || years > MOST_YEARS) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--years must be 1 to " + MOST_YEARS + ", was " + years);
        }
        List<BarSeries> raw = options.read();
        withDays = ScanOptions.dailySymbols(raw);
        options.write(
                HEADER,
                csv -> {
                    for (BarSeries series : raw) {
                        write(csv, series);
                        judged += series.size();
                        options.cameTo(judged);
                    }
                });
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("cells", cells);
        return options.end(judged, more);
    }

    private void write(CsvWriter csv, BarSeries series) {
        if (series.isDaily() || !withDays.contains(series.symbol())) {
            BarSeries days = wanted(options.at(series, Interval.D1, 0));
            if (days.size() > 0) {
                write(csv, series.symbol(), Seasonality.ofDays(days, years));
            }
        }
        if (!series.isDaily()) {
            BarSeries hours = wanted(options.at(series, Interval.H1, 0));
            if (hours.size() > 0) {
                write(
                        csv,
                        series.symbol(),
                        Seasonality.ofHours(hours, options.groupOf(series), years));
            }
        }
    }

    /** Bars of the days asked for. */
    private BarSeries wanted(BarSeries series) {
        if (!options.hasRange()) {
            return series;
        }
        var wanted = new BarSeries(series.symbol(), series.isDaily());
        for (int at = 0; at < series.size(); at++) {
            if (options.wantsAt(series.startNs(at))) {
                wanted.add(series.row(at));
            }
        }
        return wanted;
    }

    private void write(CsvWriter csv, String symbol, List<Seasonality.Cell> found) {
        for (Seasonality.Cell cell : found) {
            boolean isHour = cell.kind() == Seasonality.Kind.HOUR;
            csv.writeRecord(
                    symbol,
                    cell.kind().name(),
                    Integer.toString(cell.key()),
                    Integer.toString(cell.n()),
                    Doubles.text(cell.mean()),
                    isHour ? "" : Doubles.text(cell.median()),
                    isHour ? "" : Doubles.text(cell.shareUp()),
                    isHour ? "" : Doubles.text(cell.sd()),
                    isHour ? "" : Doubles.text(cell.t()));
            cells++;
        }
    }
}
