package io.icebreaker.indicator;

/** Wilder's relative strength of 14 changes; flat where nothing rose or fell. */
final class Rsi {
    private static final int PERIOD = 14;
    private static final double HALF = 0.5;

    private final int gain;
    private final int loss;

    Rsi(Layout layout) {
        gain = layout.doubles(1);
        loss = layout.doubles(1);
    }

    void add(BarInHand bar) {
        if (bar.index == 0) {
            return;
        }
        double change = bar.close - bar.previousClose;
        double size = Math.abs(change); // without a branch that is wrong at every other bar
        double gains = mean(bar, gain, (size + change) * HALF);
        double losses = mean(bar, loss, (size - change) * HALF);
        if (bar.index < PERIOD) {
            return;
        }
        double both = gains + losses;
        boolean flat = BarInHand.isZero(both);
        bar.publish(Indicator.RSI14, flat ? 0 : 100 * (gains / both), flat);
        bar.publish(Indicator.RSI_FLAT, flat ? 1 : 0);
    }

    private static double mean(BarInHand bar, int state, double movement) {
        double now = bar.get(state);
        if (bar.index > PERIOD) {
            now *= PERIOD - 1;
        }
        now += movement;
        if (bar.index >= PERIOD) {
            now /= PERIOD;
        }
        bar.set(state, now);
        return now;
    }
}
