package io.icebreaker.indicator;

/** Exponential mean, seeded by the plain mean of its first values. */
final class Ema {
    private final int period;
    private final int from;
    private final double weight;

    /** The sum of the first values, then the mean. */
    private final int state;

    /** Of values that begin at bar {@code from}. */
    Ema(Layout layout, int period, int from) {
        this.period = period;
        this.from = from;
        weight = 2.0 / (double) (period + 1);
        state = layout.doubles(1);
    }

    /** Takes this bar's value; NaN before there are enough. */
    double next(BarInHand bar, double x) {
        long n = bar.index - from;
        if (n < 0) {
            return Double.NaN;
        }
        double before = bar.get(state);
        double now = n < period ? before + x : ((x - before) * weight) + before;
        if (n == period - 1) {
            now /= period;
        }
        bar.set(state, now);
        return n < period - 1 ? Double.NaN : now;
    }

    /** Takes the close and publishes. */
    double add(BarInHand bar, Indicator out) {
        double now = next(bar, bar.close);
        bar.publish(out, now);
        return now;
    }
}
