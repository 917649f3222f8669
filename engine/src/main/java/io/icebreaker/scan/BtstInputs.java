package io.icebreaker.scan;

/**
 * What an overnight score is made of (analytics 8.3), filled in anew for each bar. One thread; a plain place
 * to put numbers, so that scoring 500 stocks leaves no garbage.
 */
public final class BtstInputs {
    /** Bars whose volumes the ratio's mean is of. */
    static final int MEAN_BARS = 15;

    /** Bars of the series, the one in hand included. */
    public int bars;

    /** The last price; after the close the official one. E4. */
    public long closeE4;

    /** 0 where nobody knows. E4. */
    public long previousCloseE4;

    public long volume;

    /** Volumes at positions -20 to -6 together, -1 being the bar in hand; 0 before there are 20. */
    public long volumeSum;

    /** RSI14; NaN also where it is flat. */
    public double rsi;

    public double macd;
    public double macdSignal;
    public double sma20;

    /** How many bullish, bearish patterns the bar completes; a doji is neither. */
    public int bullish;

    public int bearish;

    /** The nearest swing low below and swing high above the price, E4; 0 for none. */
    public long supportE4;

    public long resistanceE4;

    /** Volume over the mean of the fifteen; 1 where there is no such mean. */
    public double volumeRatio() {
        return volumeSum == 0 ? 1.0 : volume / ((double) volumeSum / MEAN_BARS);
    }

    /** 100 x (c - previous close) / previous close; NaN where there is none. */
    public double changePct() {
        return previousCloseE4 > 0
                ? 100.0 * (closeE4 - previousCloseE4) / previousCloseE4
                : Double.NaN;
    }

    /** The change against so many percent: negative, 0 or positive. */
    int compareChange(int percent) {
        return previousCloseE4 > 0
                ? Long.compare(100 * (closeE4 - previousCloseE4), percent * previousCloseE4)
                : 0;
    }

    /** The volume ratio against so many tenths, compared exactly. */
    int compareRatio(int tenths) {
        return volumeSum == 0
                ? Integer.compare(10, tenths)
                : Long.compare(10 * MEAN_BARS * volume, tenths * volumeSum);
    }
}
