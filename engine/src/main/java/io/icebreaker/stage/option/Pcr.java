package io.icebreaker.stage.option;

/** How a put-call ratio of open interest is read (analytics 6.3). Static, any thread, no garbage. */
public final class Pcr {
    /** No ratio, no label. */
    public static final int NONE = 0;

    public static final int STRONG_BULLISH = 1;
    public static final int BULLISH = 2;
    public static final int MILD_BULLISH = 3;
    public static final int NEUTRAL = 4;
    public static final int MILD_BEARISH = 5;
    public static final int BEARISH = 6;
    public static final int STRONG_BEARISH = 7;

    private static final String[] NAMES = {
        "",
        "STRONG_BULLISH",
        "BULLISH",
        "MILD_BULLISH",
        "NEUTRAL",
        "MILD_BEARISH",
        "BEARISH",
        "STRONG_BEARISH"
    };

    private Pcr() {}

    /** Puts over calls; NaN when there are no calls. */
    public static double ratio(long puts, long calls) {
        return calls <= 0 ? Double.NaN : (double) puts / calls;
    }

    /**
     * The label of a ratio.
     *
     * @param contrarian whether many puts are read as fear instead of support
     */
    public static int label(double ratio, boolean contrarian) {
        int label = writers(ratio);
        return contrarian && label != NONE ? STRONG_BULLISH + STRONG_BEARISH - label : label;
    }

    private static int writers(double ratio) {
        if (Double.isNaN(ratio)) {
            return NONE;
        }
        if (ratio >= 1.05) {
            return ratio >= 1.50 ? STRONG_BULLISH : ratio >= 1.20 ? BULLISH : MILD_BULLISH;
        }
        if (ratio <= 0.95) {
            return ratio <= 0.60 ? STRONG_BEARISH : ratio <= 0.80 ? BEARISH : MILD_BEARISH;
        }
        return NEUTRAL;
    }

    /** Empty for {@link #NONE}. */
    public static String name(int label) {
        return NAMES[label];
    }
}
