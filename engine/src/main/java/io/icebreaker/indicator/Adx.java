package io.icebreaker.indicator;

/** Wilder's average directional index of 14 bars, step by step as analytics 7.3 tells. */
final class Adx {
    private static final int PERIOD = 14;
    private static final int FIRST = 2 * PERIOD - 1;

    private final int plus;
    private final int minus;
    private final int range;

    /** The sum of the first 14 directional indexes, then the average. */
    private final int state;

    Adx(Layout layout) {
        plus = layout.doubles(1);
        minus = layout.doubles(1);
        range = layout.doubles(1);
        state = layout.doubles(1);
    }

    void add(BarInHand bar) {
        if (bar.index == 0) {
            return;
        }
        double up = bar.high - bar.previousHigh;
        double down = bar.previousLow - bar.low;
        boolean falls = down > 0 && up < down;
        boolean rises = !falls && up > 0 && up > down;
        double minusNow = wilder(bar, minus, falls, down);
        double plusNow = wilder(bar, plus, rises, up);
        double rangeNow = wilder(bar, range, true, bar.trueRange);
        if (bar.index >= PERIOD) {
            average(bar, plusNow, minusNow, rangeNow);
        }
    }

    private static double wilder(BarInHand bar, int state, boolean moved, double movement) {
        double now = bar.get(state);
        if (bar.index >= PERIOD) {
            now -= now / PERIOD;
        }
        if (moved) {
            now += movement;
        }
        bar.set(state, now);
        return now;
    }

    private void average(BarInHand bar, double plusNow, double minusNow, double rangeNow) {
        double now = bar.get(state);
        double index = index(plusNow, minusNow, rangeNow);
        if (bar.index > FIRST) {
            now = Double.isNaN(index) ? now : ((now * (PERIOD - 1)) + index) / PERIOD;
        } else {
            now += Double.isNaN(index) ? 0 : index;
            now = bar.index == FIRST ? now / PERIOD : now;
        }
        bar.set(state, now);
        if (bar.index >= FIRST) {
            bar.publish(Indicator.ADX14, now);
        }
    }

    /** NaN where nothing moved. */
    private static double index(double plusNow, double minusNow, double rangeNow) {
        if (BarInHand.isZero(rangeNow)) {
            return Double.NaN;
        }
        double minusIndex = 100.0 * (minusNow / rangeNow);
        double plusIndex = 100.0 * (plusNow / rangeNow);
        double both = minusIndex + plusIndex;
        if (BarInHand.isZero(both)) {
            return Double.NaN;
        }
        return 100.0 * (Math.abs(minusIndex - plusIndex) / both);
    }
}
