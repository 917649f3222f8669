package io.icebreaker.scan;

import io.icebreaker.tick.Prices;

/**
 * What makes a breakout over resistance (analytics 8.1): the typical price above all of the bars before, on
 * enough volume, at a price worth trading. That the short average stands above the long one, too, is told
 * from outside.
 *
 * @param lookback bars before the one in hand
 * @param volumePermille of their mean volume that the bar in hand must have
 * @param leastPriceE4 below it nothing is told
 */
public record BreakoutRule(int lookback, int volumePermille, long leastPriceE4) {
    /** Seed 003: 50 bars, half their volume, Rs 50. */
    public static final BreakoutRule DEFAULT = new BreakoutRule(50, 500, 50 * Prices.ONE);

    private static final int PERMILLE = 1_000;

    /** At most as many bars as a kernel's ring may hold. */
    private static final int MOST = 4_096;

    public BreakoutRule {
        if (lookback < 1 || lookback > MOST) {
            throw new IllegalArgumentException("lookback must be 1 to 4096, was " + lookback);
        }
        if (volumePermille < 0) {
            throw new IllegalArgumentException(
                    "volume factor must not be negative, was " + volumePermille + " permille");
        }
    }

    /**
     * Whether a bar is one.
     *
     * @param typicalSum its high, low and close together, E4
     * @param resistanceSum the greatest such sum of the bars before
     * @param volume its volume
     * @param volumeSum of the bars before, all together
     * @param closeE4 its last price
     * @param trend whether the averages say so
     */
    boolean isMet(
            long typicalSum,
            long resistanceSum,
            long volume,
            long volumeSum,
            long closeE4,
            boolean trend) {
        return trend
                && typicalSum > resistanceSum
                && PERMILLE * lookback * volume >= volumePermille * volumeSum
                && closeE4 >= leastPriceE4;
    }
}
