package io.icebreaker.indicator;

import io.icebreaker.tick.Prices;

/**
 * The bar that is being added, and the numbers of its series that the parts read and write: a view that
 * moves from series to series. Prices are rupees as doubles, each one division of E4 (analytics 0.1).
 */
final class BarInHand {
    private double[] doubles;
    private long[] longs;
    private long flat;

    /** Which bar of its series, from 0. */
    long index;

    long highE4;
    long lowE4;
    long closeE4;
    long volume;
    double high;
    double low;
    double close;

    /** Of the bar before; 0 at index 0. */
    double previousHigh;

    double previousLow;
    double previousClose;

    /** From bar 1 on. */
    double trueRange;

    void moveTo(double[] ofSeries, long[] longsOfSeries) {
        doubles = ofSeries;
        longs = longsOfSeries;
        flat = 0;
    }

    void prices(long newHighE4, long newLowE4, long newCloseE4, long newVolume) {
        highE4 = newHighE4;
        lowE4 = newLowE4;
        closeE4 = newCloseE4;
        volume = newVolume;
        high = rupees(newHighE4);
        low = rupees(newLowE4);
        close = rupees(newCloseE4);
    }

    static double rupees(long priceE4) {
        return Widen.toDouble(priceE4) / Prices.ONE;
    }

    double get(int at) {
        return doubles[at];
    }

    void set(int at, double value) {
        doubles[at] = value;
    }

    long getLong(int at) {
        return longs[at];
    }

    void setLong(int at, long value) {
        longs[at] = value;
    }

    /** The value of this bar, once its part has published it. */
    double value(Indicator indicator) {
        return doubles[indicator.ordinal()];
    }

    void publish(Indicator indicator, double value) {
        doubles[indicator.ordinal()] = value;
    }

    /** Publishes a value that means nothing when {@code isFlat}. */
    void publish(Indicator indicator, double value, boolean isFlat) {
        publish(indicator, value);
        if (isFlat) {
            flat |= 1L << indicator.ordinal();
        }
    }

    /** The indicators, a bit an ordinal, whose value at this bar means nothing. */
    long flat() {
        return flat;
    }

    /** Whether a sum of movements counts as none: TA-Lib 0.4.0's tolerance (analytics 7.1). */
    static boolean isZero(double value) {
        return -1e-8 < value && value < 1e-8;
    }
}
