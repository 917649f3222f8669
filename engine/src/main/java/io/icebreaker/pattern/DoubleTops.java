package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;
import java.util.Arrays;

/** Double tops of one series from the confirmation of the second top to the close below the valley. */
final class DoubleTops {
    private static final int NEAREST = 10;
    private static final int FARTHEST = 60;
    private static final int WAITS = 60;
    private static final double UNEVEN_ATR = 0.5;
    private static final double DEEP_ATR = 1.5;
    private static final int ROOM =
            16; // one a swing, six bars apart, each kept 56 bars: at most 10
    private static final int MASK = ROOM - 1;
    private static final int NONE = -1;

    private final int[] first = new int[ROOM];
    private final int[] second = new int[ROOM];
    private final long[] top = new long[ROOM];
    private final long[] valley = new long[ROOM];
    private final long[] target = new long[ROOM];
    private final boolean[] waits = new boolean[ROOM];
    private int count;
    private int fired = NONE;

    void clear() {
        count = 0;
        fired = NONE;
        Arrays.fill(waits, false);
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
        int at = count++ & MASK;
        first[at] = from;
        second[at] = to;
        top[at] = higher;
        valley[at] = low;
        target[at] = low - (lower - low);
        waits[at] = true;
        return true;
    }

    private static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }

    /** What a close does to those that wait; of several that it completes the latest is told. */
    void close(int bar, long close) {
        fired = NONE;
        for (int at = 0; at < ROOM; at++) {
            if (!waits[at]) {
                continue;
            }
            boolean over = bar > second[at] + WAITS || close > top[at];
            boolean completes = !over && close < valley[at];
            waits[at] = !over && !completes;
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
