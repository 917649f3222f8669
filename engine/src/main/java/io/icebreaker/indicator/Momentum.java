package io.icebreaker.indicator;

/** Against the close ten bars before, as a difference and in percent. */
final class Momentum {
    private static final int BACK = 10;

    private final Past past;

    Momentum(Past past) {
        this.past = past;
    }

    void add(BarInHand bar) {
        if (bar.index < BACK) {
            return;
        }
        double before = past.close(bar, BACK);
        bar.publish(Indicator.MOM10, bar.close - before);
        double change = before != 0.0 ? ((bar.close / before) - 1.0) * 100.0 : 0.0;
        bar.publish(Indicator.ROC10, change);
    }
}
