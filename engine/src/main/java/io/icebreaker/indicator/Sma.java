package io.icebreaker.indicator;

/** Mean close: add the newest, publish, take the oldest off; in this order the drift is TA-Lib's, too. */
final class Sma {
    private final Past past;
    private final int period;
    private final Indicator out;
    private final int sum;

    Sma(Layout layout, Past past, int period, Indicator out) {
        this.past = past;
        this.period = period;
        this.out = out;
        sum = layout.doubles(1);
    }

    void add(BarInHand bar) {
        double total = bar.get(sum) + bar.close;
        if (bar.index >= period - 1) {
            bar.publish(out, total / period);
            total -= past.close(bar, period - 1);
        }
        bar.set(sum, total);
    }
}
