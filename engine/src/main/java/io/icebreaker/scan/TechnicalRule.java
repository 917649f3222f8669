package io.icebreaker.scan;

/** The rules of the technical signals, in the order their strengths are added (analytics 8.2). */
public enum TechnicalRule {
    /** RSI14 below 30 or above 70; the further, the stronger, up to 1 at 20 and 80. */
    RSI,
    /** MACD crosses its signal line at this bar. */
    MACD_CROSS,
    /** Close above SMA20 above SMA50, or below below. */
    TREND,
    /** Close at or outside a Bollinger band that has a width. */
    BOLLINGER;

    private static final TechnicalRule[] ALL = values();

    /** How many there are. */
    public static final int COUNT = ALL.length;

    /** By ordinal, without the copy that {@code values()} makes. */
    public static TechnicalRule of(int ordinal) {
        return ALL[ordinal];
    }
}
