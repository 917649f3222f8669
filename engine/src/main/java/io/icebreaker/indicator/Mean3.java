package io.icebreaker.indicator;

/** Mean of the last three of any values, as {@link Sma} reckons: the stochastic's smoothing. */
final class Mean3 {
    private static final int PERIOD = 3;

    private final int sum;
    private final int ring;

    Mean3(Layout layout) {
        sum = layout.doubles(1);
        ring = layout.doubles(PERIOD);
    }

    /** Takes value number {@code n}, from 0; NaN before the third. */
    double next(BarInHand bar, long n, double x) {
        bar.set(ring + (int) (n % PERIOD), x);
        double total = bar.get(sum) + x;
        if (n < PERIOD - 1) {
            bar.set(sum, total);
            return Double.NaN;
        }
        bar.set(sum, total - bar.get(ring + (int) ((n + 1) % PERIOD)));
        return total / PERIOD;
    }
}
