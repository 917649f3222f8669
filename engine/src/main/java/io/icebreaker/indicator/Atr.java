package io.icebreaker.indicator;

/** Wilder's mean of true ranges, from bar 1 on. */
final class Atr {
    private final int period;

    /** The sum of the first true ranges, then the mean. */
    private final int state;

    Atr(Layout layout, int period) {
        this.period = period;
        state = layout.doubles(1);
    }

    /** Takes this bar's true range; NaN before there are enough. */
    double next(BarInHand bar) {
        if (bar.index == 0) {
            return Double.NaN;
        }
        double now = bar.get(state);
        if (bar.index > period) {
            now *= period - 1;
        }
        now += bar.trueRange;
        if (bar.index >= period) {
            now /= period;
        }
        bar.set(state, now);
        return bar.index < period ? Double.NaN : now;
    }
}
