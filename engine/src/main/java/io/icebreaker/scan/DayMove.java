package io.icebreaker.scan;

/** An instrument's move of the day as movers and breadth see it (analytics 8.4, 8.5). Pure functions. */
public final class DayMove {
    private DayMove() {}

    /** Whether the move counts; a day that opens like a split, a bonus or a listing does not. */
    public static boolean counts(long openE4, long previousCloseE4, long volume) {
        return isTraded(previousCloseE4, volume) && !CaSuspect.opens(openE4, previousCloseE4);
    }

    /** Whether there is a close before and a trade. */
    public static boolean isTraded(long previousCloseE4, long volume) {
        return previousCloseE4 > 0 && volume > 0;
    }

    /** 100 x (last - previous close) / previous close, for showing; NaN without a previous close. */
    public static double changePct(long lastE4, long previousCloseE4) {
        return previousCloseE4 > 0
                ? 100.0 * (lastE4 - previousCloseE4) / previousCloseE4
                : Double.NaN;
    }

    /** Compares a/b with c/d exactly; b and d above 0. */
    static int compareFractions(long a, long b, long c, long d) {
        long high = Math.multiplyHigh(a, d);
        long otherHigh = Math.multiplyHigh(c, b);
        return high != otherHigh
                ? Long.compare(high, otherHigh)
                : Long.compareUnsigned(a * d, c * b);
    }
}
