package io.icebreaker.finding;

/** The words of a signal's outcome (analytics 5.5). Prices E4, times ns UTC. */
public final class OutcomeWords {
    public static final int ID = 0;

    /** Sequence of the signal's own record: it names the signal. */
    public static final int SIGNAL_SEQUENCE = 1;

    /** As in {@link SignalWords}. */
    public static final int TYPE = 2;

    public static final int DIRECTION = 3;
    public static final int CONFIDENCE = 4;
    public static final int STATUS = 5;

    /** {@link #TARGET_HIT} and so on. */
    public static final int OUTCOME = 6;

    /** Event time of the deciding trade, the session's close for CLOSE; its price, the last bar's. */
    public static final int TIME_NS = 7;

    public static final int PRICE = 8;
    public static final int ENTRY = 9;
    public static final int STOP = 10;
    public static final int TARGET = 11;

    /** Double: signed move from the entry in units of the distance to the stop. */
    public static final int R_MULTIPLE = 12;

    public static final int WORDS = 13;

    public static final int TARGET_HIT = 1;
    public static final int STOP_HIT = 2;
    public static final int CLOSED = 3;

    private static final String[] NAMES = {"", "TARGET", "STOP", "CLOSE"};

    private OutcomeWords() {}

    /** The outcome's name; empty for 0, still open. */
    public static String name(long outcome) {
        return NAMES[(int) outcome];
    }
}
