package io.icebreaker.indicator;

/** Ichimoku 9, 26, 52 with a shift of 26 bars (analytics 7.4). */
final class Ichimoku {
    private static final int SHIFT = 26;

    /** A power of two above the shift. */
    private static final int RING = 32;

    private final int leadingA;
    private final int leadingB;

    Ichimoku(Layout layout) {
        leadingA = layout.doubles(RING);
        leadingB = layout.doubles(RING);
    }

    void add(BarInHand bar, Extremes highs, Extremes lows) {
        publish(bar, Indicator.TENKAN, middle(bar, highs, lows, Extremes.OF_9));
        publish(bar, Indicator.KIJUN, middle(bar, highs, lows, Extremes.OF_26));
        double tenkan = bar.value(Indicator.TENKAN);
        publish(bar, Indicator.SENKOU_A, (tenkan + bar.value(Indicator.KIJUN)) / 2);
        publish(bar, Indicator.SENKOU_B, middle(bar, highs, lows, Extremes.OF_52));
        shift(bar, leadingA, Indicator.SENKOU_A, Indicator.CLOUD_A);
        shift(bar, leadingB, Indicator.SENKOU_B, Indicator.CLOUD_B);
    }

    private static double middle(BarInHand bar, Extremes highs, Extremes lows, int span) {
        return (highs.of(bar, span) + lows.of(bar, span)) / 2;
    }

    private static void publish(BarInHand bar, Indicator indicator, double value) {
        if (bar.index >= indicator.lookback()) {
            bar.publish(indicator, value);
        }
    }

    private static void shift(BarInHand bar, int ring, Indicator computed, Indicator inForce) {
        bar.set(ring + slot(bar.index), bar.value(computed));
        if (bar.index >= inForce.lookback()) {
            bar.publish(inForce, bar.get(ring + slot(bar.index - SHIFT)));
        }
    }

    private static int slot(long index) {
        return (int) (index & RING - 1);
    }
}
