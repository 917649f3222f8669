package io.icebreaker.app.study;

import io.icebreaker.app.CommandException;
import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.app.Progress;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.scan.BarRollup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every scan is asked with, and how it ends. */
final class ScanOptions {
    @Mixin private BarsIn bars;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The CSV file to write.")
    private Path outFile;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Rows from this IST date on; earlier bars count.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Rows up to this date.")
    private LocalDate to;

    @Option(
            names = "--segment",
            defaultValue = "NSE",
            description = {
                "Whose hours intraday bars keep: NSE (default), NFO,",
                "BSE, BFO, MCX, CDS. A symbol such as NFO:12345 of",
                "our own export says so itself."
            })
    private String segment;

    @Mixin private OutputOptions output;

    private Progress progress;

    /** All series as they are in the files. */
    List<BarSeries> read() throws IOException {
        if (from != null && to != null && from.isAfter(to)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--from " + from + " is after --to " + to);
        }
        List<BarSeries> all = bars.read();
        progress = new Progress("scan: bars", output.quiet);
        return all;
    }

    /** All instruments by the day: daily bars as they are, others merged to days; ordered by symbol. */
    List<BarSeries> readDays() throws IOException {
        List<BarSeries> all = read();
        Set<String> known = dailySymbols(all);
        List<BarSeries> days = new ArrayList<>();
        for (BarSeries series : all) {
            if (series.isDaily()) {
                days.add(series);
            } else if (!known.contains(series.symbol())) {
                days.add(BarRollup.of(series, groupOf(series), Interval.D1, 0));
            }
        }
        days.removeIf(series -> series.size() == 0);
        return days;
    }

    /** Symbols that have daily bars of their own: their intraday bars make no days. */
    static Set<String> dailySymbols(List<BarSeries> all) {
        return all.stream()
                .filter(BarSeries::isDaily)
                .map(BarSeries::symbol)
                .collect(Collectors.toSet());
    }

    /** Merges an intraday series to a longer interval. */
    BarSeries at(BarSeries series, Interval interval, long fillUntilNs) {
        if (BarRollup.spacingNs(series) > interval.lengthNs()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    series.symbol()
                            + ": its bars are longer than "
                            + interval.label()
                            + (series.isDaily() ? "; for daily bars: --interval 1d" : ""));
        }
        return series.isDaily() && interval == Interval.D1
                ? series
                : BarRollup.of(series, groupOf(series), interval, fillUntilNs);
    }

    SessionGroup groupOf(BarSeries series) {
        int colon = series.symbol().indexOf(':');
        return SessionGroup.of(colon > 0 ? series.symbol().substring(0, colon) : segment);
    }

    /** The interval called so. */
    static Interval interval(String label) {
        Interval interval = Interval.named(label);
        if (interval == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no interval '"
                            + label
                            + "'; there are "
                            + String.join(" ", Interval.labels()));
        }
        return interval;
    }

    /** Whether rows of a day (since 1970, IST) are wanted. */
    boolean wants(long istDay) {
        return (from == null || istDay >= from.toEpochDay())
                && (to == null || istDay <= to.toEpochDay());
    }

    boolean wantsAt(long timeNs) {
        return wants(SessionCalendar.istDay(timeNs));
    }

    /** Whether days were chosen at all. */
    boolean hasRange() {
        return from != null || to != null;
    }

    /** Tells how far it has come. */
    void cameTo(long done) {
        progress.accept(done);
    }

    /** Writes the file; what is counted on the way goes into the result. */
    void write(List<String> header, CsvOut.Body body) throws IOException {
        CsvOut.write(outFile, header, body);
    }

    static long perSecond(long count, double seconds) {
        return Math.round(count / Math.max(seconds, 1e-9));
    }

    /**
     * Prints the result.
     *
     * @param judged bars looked at: stocks x days of daily scans; their rate includes writing
     * @param more what this scan has to say besides
     */
    Integer end(long judged, Map<String, ?> more) {
        double seconds = progress.seconds();
        Map<String, Object> result = bars.figures();
        result.put("out", outFile);
        result.putAll(more);
        result.put("judged", judged);
        result.put("seconds", Math.round(seconds * 1_000) / 1_000.0);
        result.put("judgedPerSecond", perSecond(judged, seconds));
        output.print(result);
        return Exit.OK;
    }
}
