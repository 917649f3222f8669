package io.icebreaker.pattern;

import java.util.Arrays;

/**
 * The bars that the next candle is judged by: the last two, and sums of ranges and bodies before them.
 *
 * <p>TA-Lib compares with means of the n bars before the one tested; here each comparison is multiplied out,
 * so that nothing is rounded. A mean of the bars before an earlier bar is the sum as it stood then.
 */
final class CandleState {
    private static final int RING = 16; // the longest sum is of ten bars
    private static final int MASK = RING - 1;
    private static final int LONG_SUM = 10;
    private static final int SHORT_SUM = 5;

    private final boolean engulfOneEnd;
    private final int[] values = new int[CandlePattern.COUNT];
    private final long[] bodies = new long[RING];
    private final long[] ranges = new long[RING];
    private int bars;

    /** Sums up to the last bar; as they stood one and two bars earlier. */
    private long bodies10;

    private long bodies10Before;
    private long bodies10TwoBefore;
    private long ranges10;
    private long ranges5;
    private long ranges5Before;

    /** The last bar, and the one before it. */
    private long open1;

    private long low1;
    private long close1;
    private long open2;
    private long close2;

    CandleState(boolean engulfOneEnd) {
        this.engulfOneEnd = engulfOneEnd;
    }

    void clear() {
        bars = 0;
        bodies10 = 0;
        bodies10Before = 0;
        bodies10TwoBefore = 0;
        ranges10 = 0;
        ranges5 = 0;
        ranges5Before = 0;
        Arrays.fill(values, 0);
        Arrays.fill(bodies, 0);
        Arrays.fill(ranges, 0);
    }

    int bars() {
        return bars;
    }

    int value(CandlePattern pattern) {
        return values[pattern.ordinal()];
    }

    void add(long open, long high, long low, long close) {
        judge(open, high, low, close, values);
        remember(open, high, low, close);
    }

    /** What a bar after those remembered completes. */
    void judge(long open, long high, long low, long close, int[] out) {
        put(out, CandlePattern.DOJI, doji(open, high, low, close));
        put(out, CandlePattern.HAMMER, hammer(open, high, low, close));
        put(out, CandlePattern.ENGULFING, engulfing(open, close));
        put(out, CandlePattern.MORNING_STAR, morningStar(open, close));
        put(out, CandlePattern.EVENING_STAR, eveningStar(open, close));
    }

    private void put(int[] out, CandlePattern pattern, int value) {
        out[pattern.ordinal()] = bars < pattern.lookback() ? 0 : value;
    }

    private int doji(long open, long high, long low, long close) {
        return 100 * Math.abs(close - open) <= ranges10 ? 100 : 0;
    }

    private int hammer(long open, long high, long low, long close) {
        long body = Math.abs(close - open);
        long bottom = Math.min(open, close);
        boolean smallBody = 10 * body < bodies10;
        boolean longLower = bottom - low > body;
        boolean noUpper = 100 * (high - Math.max(open, close)) < ranges10;
        boolean nearLow = 25 * (bottom - low1) <= ranges5Before;
        return smallBody && longLower && noUpper && nearLow ? 100 : 0;
    }

    private int engulfing(long open, long close) {
        boolean white = isWhite(open, close);
        if (white == isWhite(open1, close1)) {
            return 0;
        }
        int sign = white ? 1 : -1;
        long beyondOpen = sign * (close - open1);
        long beyondClose = sign * (close1 - open);
        if (beyondOpen > 0 && beyondClose > 0) {
            return sign * 100;
        }
        boolean oneEnd = Math.min(beyondOpen, beyondClose) == 0 && beyondOpen != beyondClose;
        return engulfOneEnd && oneEnd ? sign * 80 : 0;
    }

    private int morningStar(long open, long close) {
        boolean far = 10 * (close - close2) > 3 * Math.abs(close2 - open2);
        boolean below = Math.max(open1, close1) < Math.min(open2, close2);
        return !isWhite(open2, close2)
                        && below
                        && isWhite(open, close)
                        && far
                        && bodiesFit(open, close)
                ? 100
                : 0;
    }

    private int eveningStar(long open, long close) {
        boolean far = 10 * (close2 - close) > 3 * Math.abs(close2 - open2);
        boolean above = Math.min(open1, close1) > Math.max(open2, close2);
        return isWhite(open2, close2)
                        && above
                        && !isWhite(open, close)
                        && far
                        && bodiesFit(open, close)
                ? -100
                : 0;
    }

    /** A long body, a short one, a third that is not short. */
    private boolean bodiesFit(long open, long close) {
        return 10 * Math.abs(close2 - open2) > bodies10TwoBefore
                && 10 * Math.abs(close1 - open1) <= bodies10Before
                && 10 * Math.abs(close - open) > bodies10;
    }

    private static boolean isWhite(long open, long close) {
        return close >= open;
    }

    private void remember(long open, long high, long low, long close) {
        bodies10TwoBefore = bodies10Before;
        bodies10Before = bodies10;
        ranges5Before = ranges5;
        bodies[bars & MASK] = Math.abs(close - open);
        ranges[bars & MASK] = high - low;
        bodies10 += bodies[bars & MASK] - before(bodies, LONG_SUM);
        ranges10 += ranges[bars & MASK] - before(ranges, LONG_SUM);
        ranges5 += ranges[bars & MASK] - before(ranges, SHORT_SUM);
        open2 = open1;
        close2 = close1;
        open1 = open;
        low1 = low;
        close1 = close;
        bars++;
    }

    /** What leaves a sum of that many bars as the next comes in; the ring begins with zeros. */
    private long before(long[] ring, int length) {
        return ring[(bars - length) & MASK];
    }
}
