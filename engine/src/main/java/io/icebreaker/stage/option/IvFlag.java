package io.icebreaker.stage.option;

/** Why an option has no implied volatility (analytics 6.9), in the order in which it is asked. */
public final class IvFlag {
    /** It has one. */
    public static final int NONE = 0;

    public static final int EXPIRED = 1;
    public static final int BAD_INPUT = 2;

    /** There is no price by 6.1. */
    public static final int NO_QUOTE = 3;

    public static final int BELOW_INTRINSIC = 4;
    public static final int ABOVE_MAX = 5;

    /** Outside 0.5 % .. 500 %. */
    public static final int OUT_OF_RANGE = 6;

    /** The price hardly depends on it: the number would be noise. */
    public static final int LOW_VEGA = 7;

    private static final String[] NAMES = {
        "",
        "EXPIRED",
        "BAD_INPUT",
        "NO_QUOTE",
        "BELOW_INTRINSIC",
        "ABOVE_MAX",
        "OUT_OF_RANGE",
        "LOW_VEGA"
    };

    private IvFlag() {}

    /** Empty for {@link #NONE}. */
    public static String name(int flag) {
        return NAMES[flag];
    }
}
