package io.icebreaker.stage.option;

/**
 * What price and open interest say together (analytics 6.5). Exact in integers. Static, any thread, no
 * garbage.
 */
public final class BuildUp {
    public static final int NEUTRAL = 0;
    public static final int LONG_BUILDUP = 1;
    public static final int SHORT_BUILDUP = 2;
    public static final int LONG_UNWINDING = 3;
    public static final int SHORT_COVERING = 4;

    private static final String[] NAMES = {
        "NEUTRAL", "LONG_BUILDUP", "SHORT_BUILDUP", "LONG_UNWINDING", "SHORT_COVERING"
    };

    private BuildUp() {}

    /**
     * The reading.
     *
     * @param price E4
     * @param reference previous close or the bar's open, E4; not above 0 for none
     * @param oi units
     * @param referenceOi the previous day's closing OI or the OI at the bar's open; not above 0 for none
     */
    public static int of(long price, long reference, long oi, long referenceOi) {
        if (price <= 0 || reference <= 0 || referenceOi <= 0) {
            return NEUTRAL;
        }
        boolean flat = 10_000 * Math.abs(price - reference) < 5 * reference;
        boolean same = 1_000 * Math.abs(oi - referenceOi) < 5 * referenceOi;
        if (flat || same) {
            return NEUTRAL;
        }
        if (oi > referenceOi) {
            return price > reference ? LONG_BUILDUP : SHORT_BUILDUP;
        }
        return price > reference ? SHORT_COVERING : LONG_UNWINDING;
    }

    public static String name(int reading) {
        return NAMES[reading];
    }
}
