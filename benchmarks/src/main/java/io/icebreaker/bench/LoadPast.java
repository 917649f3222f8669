package io.icebreaker.bench;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsMerge;
import io.icebreaker.journal.before.DayBars;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Made-up earlier bars of a universe, as many of each instrument at each interval as are kept: what a day
 * begins with after a year of days. A seeded walk around the price with which the load begins.
 */
final class LoadPast implements BarSource {
    private static final double STEP = 0.002;

    private final SortedMap<BarKey, Instrument> all = new TreeMap<>();
    private final long endNs;

    /** Bars before {@code today}. */
    LoadPast(List<Instrument> instruments, LocalDate today) {
        endNs = today.toEpochDay() * SessionCalendar.DAY_NS - SessionCalendar.IST_OFFSET_NS;
        for (Instrument instrument : instruments) {
            for (int at = DayBars.SHORTEST.ordinal(); at < Interval.COUNT; at++) {
                all.put(BarKey.of(instrument, Interval.of(at)), instrument);
            }
        }
    }

    /** Puts them where a live day whose journals lie in {@code directory/journal} looks. */
    void write(Path directory, LocalDate today) throws IOException {
        Path file = directory.resolve("bars").resolve(today.minusDays(1) + ".bars.zst");
        new BarsMerge(List.of(this), endNs, 0).into(file);
    }

    @Override
    public SortedSet<BarKey> keys() {
        return new TreeSet<>(all.keySet());
    }

    @Override
    public BarSeries series(BarKey key) {
        var series = new BarSeries(key.symbol(), key.interval() == Interval.D1);
        var random = new SplittableRandom(key.token() * Interval.COUNT + key.interval().ordinal());
        long tick = all.get(key).tickSize();
        long close = LoadUniverse.price(all.get(key)) / tick;
        for (int bar = EarlierBars.MOST; bar > 0; bar--) {
            long open = close;
            close = Math.max(2, Math.round(open * (1 + STEP * (2 * random.nextDouble() - 1))));
            long high = Math.max(open, close) + random.nextInt(5);
            long low = Math.max(1, Math.min(open, close) - random.nextInt(5));
            series.add(
                    new BarSeries.Row(
                            endNs - bar * key.interval().lengthNs(),
                            open * tick,
                            high * tick,
                            low * tick,
                            close * tick,
                            random.nextInt(10_000),
                            0,
                            0));
        }
        return series;
    }
}
