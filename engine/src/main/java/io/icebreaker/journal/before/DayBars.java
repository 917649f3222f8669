package io.icebreaker.journal.before;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputReader;
import io.icebreaker.journal.OutputType;
import io.icebreaker.tick.Instrument;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The closed bars of a day as its output journal has them, of a minute and longer: what indicators of later
 * days begin with. Filled and jumped-over bars never enter (analytics 2.2). Some 40 KB an instrument
 * while it lasts. Cold.
 */
public final class DayBars {
    /** Shorter bars are of use on another day only where indicators are wanted of them. */
    public static final Interval SHORTEST = Interval.M1;

    private static final long LEFT_OUT = Bar.FORMING | Bar.SYNTHETIC | Bar.PHANTOM | Bar.BACKFILLED;

    /** What the exchange itself says of a day. */
    @FunctionalInterface
    public interface Official {
        /** A 1d bar as built from trades, for the same as the exchange has it; itself where unknown. */
        BarSeries.Row of(int id, BarSeries.Row built);
    }

    private DayBars() {}

    /**
     * Reads what is written so far; the day may still be written.
     *
     * @param shortest of which bars are kept
     * @param instruments by id; null for one that is not defined
     */
    public static SortedMap<BarKey, BarSeries> read(
            JournalDirectory journal,
            Interval shortest,
            IntFunction<Instrument> instruments,
            Official official)
            throws JournalException {
        SortedMap<BarKey, BarSeries> found = new TreeMap<>();
        try (var reader = new OutputReader(journal)) {
            while (reader.next()) {
                if (reader.type() == OutputType.BAR) {
                    long[] bar = reader.words();
                    Interval interval = Interval.of((int) bar[Bar.INTERVAL]);
                    Instrument instrument = instruments.apply((int) bar[Bar.ID]);
                    if (interval.compareTo(shortest) >= 0 && isKept(bar) && instrument != null) {
                        add(found, BarKey.of(instrument, interval), bar, official);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isKept(long[] bar) {
        return (bar[Bar.FLAGS] & LEFT_OUT) == 0 && !Bar.isEmpty(bar, 0);
    }

    private static void add(
            SortedMap<BarKey, BarSeries> found, BarKey key, long[] bar, Official official) {
        boolean daily = key.interval() == Interval.D1;
        BarSeries series = found.computeIfAbsent(key, it -> new BarSeries(it.symbol(), daily));
        boolean isLater =
                series.size() == 0 || series.startNs(series.size() - 1) < bar[Bar.START_NS];
        if (isLater) {
            BarSeries.Row row = row(bar, daily);
            series.add(daily ? official.of((int) bar[Bar.ID], row) : row);
        }
    }

    private static BarSeries.Row row(long[] bar, boolean daily) {
        return new BarSeries.Row(
                bar[Bar.START_NS],
                bar[Bar.OPEN],
                bar[Bar.HIGH],
                bar[Bar.LOW],
                bar[Bar.CLOSE],
                Bar.volume(bar, 0),
                0,
                daily ? bar[Bar.NOTIONAL] : 0);
    }
}
