package io.icebreaker.finding;

/** Words of a {@link FindingType#PROFILE}: offsets into a {@code long[]} (analytics 3.11, 3.12). */
public final class ProfileWords {
    public static final int ID = 0;
    public static final int KIND = 1;

    /** When: the end of the initial balance, the trade beyond it, the session's close. */
    public static final int TIME_NS = 2;

    /** IST date of the session's open as an epoch day. */
    public static final int DAY = 3;

    /**
     * Eight words as {@code HistoryKind.SESSION} has them. Of a session: high, low, close, POC, VAH, VAL (0
     * without volume), volume, open interest (-1 unknown). Of the other kinds: the initial balance's high and
     * low and the price at that moment, then 0.
     */
    public static final int HIGH = 4;

    public static final int LOW = 5;
    public static final int CLOSE = 6;
    public static final int POC = 7;
    public static final int VAH = 8;
    public static final int VAL = 9;
    public static final int VOLUME = 10;
    public static final int OI = 11;

    /** 1: the recording ended before the session did, or began after it. */
    public static final int PARTIAL = 12;

    public static final int WORDS = 13;

    /** How many words from {@link #HIGH} on a session's history has. */
    public static final int SESSION_WORDS = 8;

    /** The first 60 minutes are over; a price beyond them; the session is over. */
    public static final int IB_COMPLETE = 1;

    public static final int EXTENSION_UP = 2;
    public static final int EXTENSION_DOWN = 3;
    public static final int SESSION = 4;

    private static final String[] NAMES = {
        "", "IB_COMPLETE", "EXTENSION_UP", "EXTENSION_DOWN", "SESSION"
    };

    private ProfileWords() {}

    public static String name(int kind) {
        return NAMES[kind];
    }
}
