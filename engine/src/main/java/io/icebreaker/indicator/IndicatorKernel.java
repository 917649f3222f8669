package io.icebreaker.indicator;

import io.icebreaker.bar.BarSeries;
import java.util.Arrays;

/**
 * Indicators of closed bars, series by series (analytics 7.2, 7.4). A series is a dense number from 0, say
 * an instrument's bars of one interval; it starts cold and runs on across days until {@link #reset}.
 *
 * <p><b>Units.</b> Prices E4 in, rupees as doubles out; volume in units. <b>Missing.</b> NaN before an
 * indicator's {@link Indicator#lookback}. <b>Threads.</b> One. <b>Room.</b> Some 3 KB a series; only {@link
 * #define} allocates.
 */
public final class IndicatorKernel {
    /** The block that developing values are worked out in; series number {@code s} has block s + 1. */
    private static final int SCRATCH = 0;

    private final Parts parts = new Parts();
    private final int doublesOfOne = parts.layout().doubles();
    private final int longsOfOne = parts.layout().longs();
    private final transient BarInHand bar = new BarInHand();
    private double[][] doubles = {};
    private long[][] longs = {};

    /** With room for the series 0 to {@code series - 1}. */
    public IndicatorKernel(int series) {
        for (int block = SCRATCH; block <= series; block++) {
            make(block);
        }
    }

    /** Makes room for a series; all that are there keep their state. */
    public void define(int series) {
        int block = series + 1;
        if (block >= doubles.length || doubles[block] == null) {
            make(block);
        }
    }

    private void make(int block) {
        if (block >= doubles.length) {
            int room = Math.max(block + 1, 2 * doubles.length);
            doubles = Arrays.copyOf(doubles, room);
            longs = Arrays.copyOf(longs, room);
        }
        doubles[block] = new double[doublesOfOne];
        longs[block] = new long[longsOfOne];
        clear(block);
    }

    private void clear(int block) {
        Arrays.fill(doubles[block], 0, Indicator.COUNT, Double.NaN);
        Arrays.fill(doubles[block], Indicator.COUNT, doublesOfOne, 0);
        Arrays.fill(longs[block], 0);
    }

    /** Forgets a series' bars: the next one is its first. */
    public void reset(int series) {
        clear(series + 1);
    }

    /** Takes the next closed bar of a series. No indicator reads its open. */
    public void add(int series, long openE4, long highE4, long lowE4, long closeE4, long volume) {
        run(series + 1, highE4, lowE4, closeE4, volume);
    }

    /** Takes bar {@code at} of a recorded series. */
    public void add(int series, BarSeries from, int at) {
        run(series + 1, from.highE4(at), from.lowE4(at), from.closeE4(at), from.volume(at));
    }

    /**
     * The values a series would have if its open bar closed now; the series itself is untouched.
     *
     * @param out takes the values, one an {@link Indicator#ordinal}
     * @return which of them are flat, for {@link #isFlat(long, Indicator)}
     */
    public long developing(
            int series,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            double[] out) {
        int block = series + 1;
        System.arraycopy(doubles[block], 0, doubles[SCRATCH], 0, doublesOfOne);
        System.arraycopy(longs[block], 0, longs[SCRATCH], 0, longsOfOne);
        run(SCRATCH, highE4, lowE4, closeE4, volume);
        System.arraycopy(doubles[SCRATCH], 0, out, 0, Indicator.COUNT);
        return longs[SCRATCH][parts.past().flat()];
    }

    private void run(int block, long highE4, long lowE4, long closeE4, long volume) {
        bar.moveTo(doubles[block], longs[block]);
        bar.prices(highE4, lowE4, closeE4, volume);
        parts.add(bar);
    }

    /** An indicator at the last closed bar; NaN before its lookback. */
    public double value(int series, Indicator indicator) {
        return doubles[series + 1][indicator.ordinal()];
    }

    /** All values at the last closed bar, as bits, one an {@link Indicator#ordinal} from {@code at} on. */
    public void copyBits(int series, long[] into, int at) {
        double[] values = doubles[series + 1];
        for (int i = 0; i < Indicator.COUNT; i++) {
            into[at + i] = Double.doubleToLongBits(values[i]);
        }
    }

    /**
     * Whether a value is only the zero of a market without movement: RSI14 without gains and losses, SLOWK,
     * SLOWD, WILLR14 without a range (analytics 7.2).
     */
    public boolean isFlat(int series, Indicator indicator) {
        return isFlat(flat(series), indicator);
    }

    /** All that are flat at the last closed bar, as {@link #developing} tells them. */
    public long flat(int series) {
        return longs[series + 1][parts.past().flat()];
    }

    /** The same of what {@link #developing} returned. */
    public static boolean isFlat(long flat, Indicator indicator) {
        return (flat >>> indicator.ordinal() & 1) != 0;
    }

    /** As rules and scores read it: NaN where it is flat, too (analytics 9.2). */
    public double valueUnlessFlat(int series, Indicator indicator) {
        return isFlat(series, indicator) ? Double.NaN : value(series, indicator);
    }

    /** Closed bars of a series so far. */
    public long bars(int series) {
        return longs[series + 1][parts.past().count()];
    }
}
