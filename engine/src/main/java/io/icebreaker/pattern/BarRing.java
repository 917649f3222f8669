package io.icebreaker.pattern;

/** The last bars of one series, for its tops and, with the sign turned, its bottoms. */
final class BarRing {
    private static final int RING =
            128; // a head and shoulders is confirmed up to 125 bars after it began
    private static final int MASK = RING - 1;
    private static final int ATR_RING = 8; // a swing's own is asked for when it is confirmed
    private static final int ATR_MASK = ATR_RING - 1;

    private final long[] highs = new long[RING];
    private final long[] lows = new long[RING];
    private final double[] atrs = new double[ATR_RING];
    private int bars;

    void clear() {
        bars = 0;
    }

    void add(long high, long low, double atr) {
        highs[bars & MASK] = high;
        lows[bars & MASK] = low;
        atrs[bars & ATR_MASK] = atr;
        bars++;
    }

    int bars() {
        return bars;
    }

    long high(int bar) {
        return highs[bar & MASK];
    }

    long low(int bar) {
        return lows[bar & MASK];
    }

    /** As of one of the last eight bars; rupees. */
    double atr(int bar) {
        return atrs[bar & ATR_MASK];
    }
}
