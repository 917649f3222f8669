package io.icebreaker.indicator;

/** Slow stochastic 14, 3, 3 and Williams %R of 14 bars: where the close lies between low and high. */
final class Stochastic {
    private static final int FIRST = 13;
    private static final int SMOOTHED = FIRST + 2;

    /** A bit a bar that had no range: SLOWK averages 3 of them, SLOWD 5. */
    private static final int OF_SLOWK = 0b111;

    private static final int OF_SLOWD = 0b1_1111;

    private final Mean3 slowK;
    private final Mean3 slowD;
    private final int rangeless;

    Stochastic(Layout layout) {
        slowK = new Mean3(layout);
        slowD = new Mean3(layout);
        rangeless = layout.longs(1);
    }

    void add(BarInHand bar, double highest, double lowest) {
        if (bar.index < FIRST) {
            return;
        }
        williams(bar, highest, lowest);
        double range = (highest - lowest) / 100.0;
        double fastK = range != 0.0 ? (bar.close - lowest) / range : 0.0;
        long lately = (bar.getLong(rangeless) << 1 | (range != 0.0 ? 0 : 1)) & OF_SLOWD;
        bar.setLong(rangeless, lately);
        double k = slowK.next(bar, bar.index - FIRST, fastK);
        if (bar.index < SMOOTHED) {
            return;
        }
        double d = slowD.next(bar, bar.index - SMOOTHED, k);
        if (bar.index >= Indicator.SLOWK.lookback()) {
            bar.publish(Indicator.SLOWK, k, (lately & OF_SLOWK) != 0);
            bar.publish(Indicator.SLOWD, d, lately != 0);
        }
    }

    /** The sum with 0.0 turns -0.0 to 0.0. */
    private static void williams(BarInHand bar, double highest, double lowest) {
        double range = (highest - lowest) / -100.0;
        double value = range != 0.0 ? (highest - bar.close) / range : 0.0;
        bar.publish(Indicator.WILLR14, value + 0.0, range == 0.0);
    }
}
