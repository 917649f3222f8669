package io.icebreaker.scan;

/** Where the price stands against SMA20 (analytics 8.2). */
public enum PriceAction {
    /** SMA20 is not known yet. */
    NONE(""),
    ABOVE_RESISTANCE("Above Resistance"),
    BELOW_SUPPORT("Below Support"),
    RANGE_BOUND("Range Bound");

    private static final double ABOVE = 1.02;
    private static final double BELOW = 0.98;

    private final String label;

    PriceAction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The label of a price, both in rupees. */
    public static PriceAction of(double price, double sma20) {
        if (Double.isNaN(sma20)) {
            return NONE;
        }
        if (price > ABOVE * sma20) {
            return ABOVE_RESISTANCE;
        }
        return price < BELOW * sma20 ? BELOW_SUPPORT : RANGE_BOUND;
    }
}
