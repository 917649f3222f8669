package io.icebreaker.bar;

/** What can be said of a closed footprint (analytics 3.5-3.10); the number is journaled, never reused. */
public final class MarkKind {
    public static final int STACKED_BUY = 1;
    public static final int STACKED_SELL = 2;
    public static final int UNFINISHED_HIGH = 3;
    public static final int UNFINISHED_LOW = 4;
    public static final int ABSORPTION_BULL = 5;
    public static final int ABSORPTION_BEAR = 6;
    public static final int DIVERGENCE_BULL = 7;
    public static final int DIVERGENCE_BEAR = 8;
    public static final int CVD_DIVERGENCE_BULL = 9;
    public static final int CVD_DIVERGENCE_BEAR = 10;
    public static final int CLUSTER = 11;

    /** A stacked zone, or an unfinished auction's level, is over; numbered as far from its beginning. */
    public static final int ZONE_END_BUY = 12;

    public static final int ZONE_END_SELL = 13;
    public static final int FINISHED_HIGH = 14;
    public static final int FINISHED_LOW = 15;

    private static final int TO_END = ZONE_END_BUY - STACKED_BUY;

    private static final String[] NAMES = {
        "",
        "STACKED_BUY",
        "STACKED_SELL",
        "UNFINISHED_HIGH",
        "UNFINISHED_LOW",
        "ABSORPTION_BULL",
        "ABSORPTION_BEAR",
        "DIVERGENCE_BULL",
        "DIVERGENCE_BEAR",
        "CVD_DIVERGENCE_BULL",
        "CVD_DIVERGENCE_BEAR",
        "CLUSTER",
        "ZONE_END_BUY",
        "ZONE_END_SELL",
        "FINISHED_HIGH",
        "FINISHED_LOW"
    };

    private MarkKind() {}

    /** Whether it tells the end of an earlier mark. */
    public static boolean isEnd(int kind) {
        return kind >= ZONE_END_BUY;
    }

    /** The kind that tells the end of a zone or an unfinished auction. */
    public static int endOf(int kind) {
        return kind + TO_END;
    }

    public static String name(int kind) {
        return NAMES[kind];
    }
}
