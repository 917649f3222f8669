package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;

/** Double tops of one series from the confirmation of the second top to the close below the valley. */
final class DoubleTops {
    private static final int NEAREST = 10;
    private static final int FARTHEST = 60;
    private static final int WAITS = 60;
    private static final double UNEVEN_ATR = 0.5;
    private static final double DEEP_ATR = 1.5;
    private static final int ROOM = 10; // one a swing, six bars apart, each kept 56 bars
    private static final int NONE = -1;

    private final int[] first = new int[ROOM];
    private final int[] second = new int[ROOM];
    private final long[] top = new long[ROOM];
    private final long[] valley = new long[ROOM];
    private final long[] target = new long[ROOM];

    /** A bit each that waits. */
    private int waits;

    private int next;
    private int fired = NONE;

    void clear() {
        next = 0;
        fired = NONE;
        waits = 0;
    }

    /** Joins the latest swing with the latest earlier one that fits it. */
    void join(TopBars bars) {
        int to = bars.swingBar(0);
        for (int back = 1; back < bars.swings(); back++) {
            int apart = to - bars.swingBar(back);
            if (apart > FARTHEST || apart >= NEAREST && fits(bars, back)) {
                return;
            }
        }
    }

    /** Whether the two make a double top, which then is kept. */
    private boolean fits(TopBars bars, int back) {
        int from = bars.swingBar(back);
        int to = bars.swingBar(0);
        long lower = Math.min(bars.swingHigh(back), bars.swingHigh(0));
        long higher = Math.max(bars.swingHigh(back), bars.swingHigh(0));
        long low = bars.low(bars.lowest(from, to));
        double atr = bars.atr(to);
        boolean even = rupees(higher - lower) <= UNEVEN_ATR * atr;
        boolean deep = rupees(lower - low) >= DEEP_ATR * atr;
        if (!even || !deep || bars.rises(from, to, higher)) {
            return false;
        }
        int at = next;
        next = (next + 1) % ROOM;
        first[at] = from;
        second[at] = to;
        top[at] = higher;
        valley[at] = low;
        target[at] = low - (lower - low);
        waits |= 1 << at;
        return true;
    }

    private static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }

    /** What a close does to those that wait; of several that it completes the latest is told. */
    void close(int bar, long close) {
        fired = NONE;
        for (int rest = waits; rest != 0; rest &= rest - 1) {
            int at = Integer.numberOfTrailingZeros(rest);
            boolean over = bar > second[at] + WAITS || close > top[at];
            boolean completes = !over && close < valley[at];
            if (over || completes) {
                waits &= ~(1 << at);
            }
            if (completes && (fired == NONE || second[at] > second[fired])) {
                fired = at;
            }
        }
    }

    boolean isFound() {
        return fired != NONE;
    }

    /** Bar of the first or the second top of the one found. */
    int swing(int number) {
        return number == 0 ? first[fired] : second[fired];
    }

    long valley() {
        return valley[fired];
    }

    long target() {
        return target[fired];
    }
}
