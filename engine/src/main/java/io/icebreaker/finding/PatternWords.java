package io.icebreaker.finding;

/**
 * Words of a {@link FindingType#PATTERN}: a candlestick or chart pattern that a closed bar completes, or a
 * swing that it confirms (analytics 7.5, 7.6).
 */
public final class PatternWords {
    public static final int ID = 0;

    /** Ordinal of {@link io.icebreaker.bar.Interval}. */
    public static final int INTERVAL = 1;

    /** One of the numbers below; journaled, never reused. */
    public static final int KIND = 2;

    /** +100 bullish (a doji is neither), -100 bearish, +/-80 engulfing with one end in common; a swing 0. */
    public static final int VALUE = 3;

    /** The bar that completes or confirms it, ns UTC. */
    public static final int START_NS = 4;

    public static final int END_NS = 5;

    /** Bits of doubles, rupees: the line that broke, or the swing's own price; NaN for a candle. */
    public static final int PRICE = 6;

    /** The move that a chart pattern's height promises; else NaN. */
    public static final int TARGET = 7;

    /** How many bars back its swings are, the earliest first; 0 where there is none. */
    public static final int FIRST_BACK = 8;

    public static final int SECOND_BACK = 9;
    public static final int THIRD_BACK = 10;
    public static final int WORDS = 11;

    public static final int DOJI = 1;
    public static final int HAMMER = 2;
    public static final int ENGULFING = 3;
    public static final int MORNING_STAR = 4;
    public static final int EVENING_STAR = 5;
    public static final int DOUBLE_TOP = 6;
    public static final int DOUBLE_BOTTOM = 7;
    public static final int HEAD_SHOULDERS = 8;
    public static final int INVERSE_HEAD_SHOULDERS = 9;
    public static final int SWING_HIGH = 10;
    public static final int SWING_LOW = 11;

    private static final String[] NAMES = {
        "",
        "DOJI",
        "HAMMER",
        "ENGULFING",
        "MORNING_STAR",
        "EVENING_STAR",
        "DOUBLE_TOP",
        "DOUBLE_BOTTOM",
        "HEAD_SHOULDERS",
        "INVERSE_HEAD_SHOULDERS",
        "SWING_HIGH",
        "SWING_LOW"
    };

    private PatternWords() {}

    /** What a kind is called. */
    public static String name(int kind) {
        return NAMES[kind];
    }
}
