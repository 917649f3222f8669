package io.icebreaker.pattern;

/**
 * The last bars of one series, and its swing highs as chart patterns take them: five bars on either side, of
 * a plateau only the first bar. Two of them are at least six bars apart.
 */
final class TopBars {
    /** Bars on either side of a swing. */
    static final int REACH = 5;

    private static final int RING =
            128; // a head and shoulders is confirmed up to 125 bars after it began
    private static final int MASK = RING - 1;
    private static final int ATR_RING = 8; // a swing's own is asked for when it is confirmed
    private static final int ATR_MASK = ATR_RING - 1;
    private static final int SWINGS = 32; // 120 bars hold at most 21
    private static final int SWING_MASK = SWINGS - 1;

    private final long[] highs = new long[RING];
    private final long[] lows = new long[RING];
    private final double[] atrs = new double[ATR_RING];
    private final int[] swingBars = new int[SWINGS];
    private final long[] swingHighs = new long[SWINGS];
    private int bars;
    private int swings;

    void clear() {
        bars = 0;
        swings = 0;
    }

    /** Takes up a bar; whether it confirms a swing, which then is the latest. */
    boolean add(long high, long low, double atr) {
        highs[bars & MASK] = high;
        lows[bars & MASK] = low;
        atrs[bars & ATR_MASK] = atr;
        bars++;
        int middle = bars - 1 - REACH;
        if (middle < REACH || !isSwing(middle)) {
            return false;
        }
        swingBars[swings & SWING_MASK] = middle;
        swingHighs[swings & SWING_MASK] = highs[middle & MASK];
        swings++;
        return true;
    }

    private boolean isSwing(int middle) {
        long top = highs[middle & MASK];
        for (int step = 1; step <= REACH; step++) {
            boolean first = highs[(middle - step) & MASK] < top;
            if (!first || highs[(middle + step) & MASK] > top) {
                return false;
            }
        }
        return true;
    }

    /** Index of the last bar. */
    int last() {
        return bars - 1;
    }

    /** Swings that are kept. */
    int swings() {
        return Math.min(swings, SWINGS);
    }

    /** Bar of a swing; 0 steps back is the latest. */
    int swingBar(int back) {
        return swingBars[(swings - 1 - back) & SWING_MASK];
    }

    long swingHigh(int back) {
        return swingHighs[(swings - 1 - back) & SWING_MASK];
    }

    /** As of one of the last bars, {@link #REACH} back at most; rupees. */
    double atr(int bar) {
        return atrs[bar & ATR_MASK];
    }

    long low(int bar) {
        return lows[bar & MASK];
    }

    /** The bar with the least low between two, the earliest of equal ones. */
    int lowest(int from, int to) {
        int least = from + 1;
        for (int bar = from + 2; bar < to; bar++) {
            if (lows[bar & MASK] < lows[least & MASK]) {
                least = bar;
            }
        }
        return least;
    }

    /** Whether a bar between two is higher. */
    boolean rises(int from, int to, long above) {
        for (int bar = from + 1; bar < to; bar++) {
            if (highs[bar & MASK] > above) {
                return true;
            }
        }
        return false;
    }
}
