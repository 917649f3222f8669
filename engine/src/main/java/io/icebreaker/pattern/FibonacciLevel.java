package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;

/**
 * Retracements and extensions of the leg between the last confirmed swing high and the last confirmed swing
 * low (analytics 7.6): the later of both ends it, so a low and then a high is an up leg.
 */
public enum FibonacciLevel {
    R236(0.236),
    R382(0.382),
    R500(0.5),
    R618(0.618),
    R786(0.786),
    X1272(1.272),
    X1618(1.618);

    /** Which way the leg went. */
    public enum Leg {
        UP,
        DOWN,
        /** No swing on one side yet, both on one bar, or the high not above the low. */
        NONE
    }

    /** How many there are: the length of an array of prices by {@link #ordinal()}. */
    public static final int COUNT = values().length;

    private final double share;

    FibonacciLevel(double share) {
        this.share = share;
    }

    /** Of the leg: from its end for a retracement, from its start for an extension. */
    public double share() {
        return share;
    }

    /** Whether it lies beyond the leg. */
    public boolean isExtension() {
        return share > 1;
    }

    /** The leg that a series' swings make now. */
    public static Leg leg(SwingKernel swings, int series) {
        int high = swings.lastHighBar(series);
        int low = swings.lastLowBar(series);
        boolean none = high < 0 || low < 0 || high == low;
        if (none || swings.lastHighE4(series) <= swings.lastLowE4(series)) {
            return Leg.NONE;
        }
        return low < high ? Leg.UP : Leg.DOWN;
    }

    /** This level of a leg, rupees; NaN where there is none. */
    public double price(Leg leg, long highE4, long lowE4) {
        if (leg == Leg.NONE) {
            return Double.NaN;
        }
        double high = highE4 / (double) Prices.ONE;
        double low = lowE4 / (double) Prices.ONE;
        boolean fromLow = (leg == Leg.UP) == isExtension();
        return fromLow ? low + share * (high - low) : high - share * (high - low);
    }
}
