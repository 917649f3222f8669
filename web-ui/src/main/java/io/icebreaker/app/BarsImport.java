package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.csv.BadRow;
import io.icebreaker.feed.csv.BarFiles;
import io.icebreaker.feed.csv.ImportReport;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsMerge;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code import --format bars}: a user's own bars into the store that new days begin with. */
final class BarsImport {
    /** Unknown symbols named in the answer; all are counted. */
    private static final int NAMED = 20;

    private final BarStore store;
    private final Function<String, Optional<Instrument>> instruments;
    private final SortedMap<BarKey, BarSeries> found = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();
    private long outside;

    /** {@code instruments}: by what a file calls them. */
    BarsImport(BarStore store, Function<String, Optional<Instrument>> instruments) {
        this.store = store;
        this.instruments = instruments;
    }

    Map<String, Object> run(List<Path> paths) throws IOException {
        Map<Path, ImportReport> reports = new LinkedHashMap<>();
        for (Path path : paths) {
            BarFiles files = BarFiles.read(path);
            reports.putAll(files.reports());
            // Days built from minutes give way to days of a file: those come second.
            files.all().stream().filter(one -> !one.isDaily()).forEach(this::add);
            files.all().stream().filter(BarSeries::isDaily).forEach(this::add);
        }
        if (found.isEmpty()) {
            throw new CommandException(
                    Exit.FOUND_WRONG,
                    "no bar of a known instrument; unknown: "
                            + unknown
                            + ". Symbols are joined by"
                            + " the masters (icebreaker masters) or --instruments FILE");
        }
        BarsMerge.Merged merged = store.add(BarSource.of(found), lastDays());
        return result(reports.values(), merged);
    }

    private void add(BarSeries series) {
        Optional<Instrument> instrument = instruments.apply(series.symbol());
        if (instrument.isEmpty()) {
            unknown.add(series.symbol());
        } else if (series.isDaily()) {
            found.put(BarKey.of(instrument.get(), Interval.D1), series);
        } else {
            var rolled = new RolledMinutes(instrument.get().segment(), series);
            rolled.intervals().forEach((interval, bars) -> put(instrument.get(), interval, bars));
            outside += rolled.outside();
        }
    }

    private void put(Instrument instrument, Interval interval, BarSeries bars) {
        found.put(BarKey.of(instrument, interval), bars);
    }

    /** The last two dates there are bars of. */
    private List<LocalDate> lastDays() {
        var days = new TreeSet<LocalDate>();
        for (BarSeries series : found.values()) {
            LocalDate last = SessionCalendar.istDate(series.startNs(series.size() - 1));
            days.add(last);
            for (int bar = series.size() - 1; bar >= 0; bar--) {
                LocalDate day = SessionCalendar.istDate(series.startNs(bar));
                if (!day.equals(last)) {
                    days.add(day);
                    break;
                }
            }
        }
        return List.copyOf(days);
    }

    private Map<String, Object> result(Collection<ImportReport> reports, BarsMerge.Merged merged)
            throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("store", store.newest());
        result.put("files", reports.size());
        result.put("rows", reports.stream().mapToLong(ImportReport::goodRows).sum());
        result.put("badRows", reports.stream().mapToLong(ImportReport::badRows).sum());
        Map<String, Long> bad = new TreeMap<>();
        for (ImportReport report : reports) {
            for (Map.Entry<BadRow, Long> one : report.counts().entrySet()) {
                bad.merge(one.getKey().name(), one.getValue(), Long::sum);
            }
        }
        result.put("badRowsByReason", bad);
        result.put("outsideSessions", outside);
        result.put("series", found.size());
        result.put("unknownSymbols", unknown.size());
        result.put("unknown", unknown.subList(0, Math.min(NAMED, unknown.size())));
        result.put("replacedBars", merged.replaced());
        result.put("storedSeries", merged.series());
        result.put("storedBars", merged.bars());
        return result;
    }
}
