package io.icebreaker.indicator;

/** EMA8 against EMA13 (analytics 7.4): an event where the sign of the difference turns. */
final class EmaCross {
    private final int difference;

    EmaCross(Layout layout) {
        difference = layout.doubles(1);
    }

    void add(BarInHand bar, double ema8, double ema13) {
        int first = Indicator.EMA_CROSS.lookback();
        if (bar.index < first) {
            return;
        }
        double now = ema8 - ema13;
        double before = bar.get(difference);
        bar.set(difference, now);
        bar.publish(Indicator.EMA_CROSS, bar.index == first ? 0 : event(before, now));
    }

    private static int event(double before, double now) {
        if (now > 0 && before <= 0) {
            return 1;
        }
        return now < 0 && before >= 0 ? -1 : 0;
    }
}
