package io.icebreaker.finding;

/** Words of a {@link FindingType#SCAN}: what a scanner hit (analytics 8). */
public final class ScanWords {
    public static final int ID = 0;

    /** One of the numbers below; journaled, never reused. */
    public static final int KIND = 1;

    /** End of the bar that hit, ns UTC; of an overnight list when it was frozen. */
    public static final int TIME_NS = 2;

    /** Ordinal of the interval of that bar. */
    public static final int INTERVAL = 3;

    /** +1 up, -1 down, 0 neither. */
    public static final int SIDE = 4;

    /** Its last price, E4. */
    public static final int PRICE = 5;

    /** {@link #DELIVERED} or {@link #CAPPED}: whether it was an alert of the day. */
    public static final int STATUS = 6;

    /** Which rule or place, by kind: ordinal of a technical rule, rank of an overnight candidate from 1. */
    public static final int DETAIL = 7;

    /** Bits of doubles, by kind: strength; score; what was broken; else NaN. */
    public static final int FIRST = 8;

    public static final int SECOND = 9;
    public static final int WORDS = 10;

    /** Typical price over resistance (8.1): first it, second the resistance; detail 1 where it is fresh. */
    public static final int BREAKOUT = 1;

    /** A technical rule (8.2): first its strength. */
    public static final int TECHNICAL = 2;

    /** An overnight candidate (8.3), when the list is frozen: first score A, second the volume ratio. */
    public static final int BTST = 3;

    /** A new high or low of 52 weeks (8.6): first the extreme before. */
    public static final int WEEK52 = 4;

    /** EMA8 crosses EMA13 (7.4): first EMA8, second EMA13. */
    public static final int EMA_CROSS = 5;

    /** A scan of one's own: detail its number, first its score. */
    public static final int OWN = 6;

    public static final int DELIVERED = 0;

    /** Recorded, but the day has had its number of alerts (8.2, 9.5). */
    public static final int CAPPED = 1;

    private static final String[] NAMES = {
        "", "BREAKOUT", "TECHNICAL", "BTST", "WEEK52", "EMA_CROSS", "OWN"
    };

    private ScanWords() {}

    /** What a kind is called. */
    public static String name(int kind) {
        return NAMES[kind];
    }
}
