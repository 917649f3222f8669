package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;

/** Head and shoulders of one series from the confirmation of the second shoulder to the neckline's break. */
final class HeadShoulders {
    private static final int WIDEST = 120;
    private static final int WAITS = 60;
    private static final int ROOM = 10; // one a swing, six bars apart, each kept 56 bars
    private static final int NONE = -1;

    private final int[] left = new int[ROOM];
    private final int[] head = new int[ROOM];
    private final int[] right = new int[ROOM];
    private final long[] top = new long[ROOM];
    private final int[] lineFrom = new int[ROOM];
    private final int[] lineTo = new int[ROOM];
    private final long[] lowFrom = new long[ROOM];
    private final long[] lowTo = new long[ROOM];

    /** A bit each that waits. */
    private int waits;

    private int next;
    private int fired = NONE;
    private int firedBar;

    void clear() {
        next = 0;
        fired = NONE;
        waits = 0;
    }

    /** Looks at the three latest swings. */
    void join(TopBars bars) {
        if (bars.swings() < 3 || bars.swingBar(0) - bars.swingBar(2) > WIDEST) {
            return;
        }
        double atr = bars.atr(bars.swingBar(0));
        long shoulder = bars.swingHigh(2);
        long other = bars.swingHigh(0);
        long above = bars.swingHigh(1) - Math.max(shoulder, other);
        if (rupees(above) >= atr && rupees(Math.abs(shoulder - other)) <= atr) {
            keep(bars, next);
            next = (next + 1) % ROOM;
        }
    }

    private void keep(TopBars bars, int at) {
        left[at] = bars.swingBar(2);
        head[at] = bars.swingBar(1);
        right[at] = bars.swingBar(0);
        top[at] = bars.swingHigh(1);
        lineFrom[at] = bars.lowest(left[at], head[at]);
        lineTo[at] = bars.lowest(head[at], right[at]);
        lowFrom[at] = bars.low(lineFrom[at]);
        lowTo[at] = bars.low(lineTo[at]);
        waits |= 1 << at;
    }

    /** What a close does to those that wait; of several that it completes the latest is told. */
    void close(int bar, long close) {
        fired = NONE;
        firedBar = bar;
        for (int rest = waits; rest != 0; rest &= rest - 1) {
            int at = Integer.numberOfTrailingZeros(rest);
            boolean over = bar > right[at] + WAITS || close > top[at];
            boolean completes = !over && isBelowLine(at, bar, close);
            if (over || completes) {
                waits &= ~(1 << at);
            }
            if (completes && (fired == NONE || right[at] > right[fired])) {
                fired = at;
            }
        }
    }

    private boolean isBelowLine(int at, int bar, long close) {
        long run = lineTo[at] - lineFrom[at];
        long rise = lowTo[at] - lowFrom[at];
        return (close - lowFrom[at]) * run < rise * (bar - lineFrom[at]);
    }

    boolean isFound() {
        return fired != NONE;
    }

    /** Bar of a shoulder, the head, the other shoulder of the one found. */
    int swing(int number) {
        return number == 0 ? left[fired] : number == 1 ? head[fired] : right[fired];
    }

    /** The neckline at the bar that broke it, rupees. */
    double line() {
        return line(firedBar);
    }

    /** As far below the neckline as the head was above it, rupees. */
    double target() {
        return line(firedBar) - (rupees(top[fired]) - line(head[fired]));
    }

    private double line(int bar) {
        long run = lineTo[fired] - lineFrom[fired];
        long rise = lowTo[fired] - lowFrom[fired];
        long scaled = lowFrom[fired] * run + rise * (bar - lineFrom[fired]);
        return scaled / (double) (run * Prices.ONE);
    }

    private static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }
}
