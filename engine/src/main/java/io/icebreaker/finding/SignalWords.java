package io.icebreaker.finding;

/**
 * The words of a recorded signal (analytics 5): what it says, what it rests on, and the thresholds that were
 * in force, so that a record explains itself. Prices E4, times ns UTC; doubles as bits, NaN for none. The
 * record's sequence is that of the packet that caused it.
 */
public final class SignalWords {
    public static final int ID = 0;

    /** Effective event time of the packet; when it was received; open of its session. */
    public static final int TIME_NS = 1;

    public static final int RECEIVE_NS = 2;
    public static final int SESSION_OPEN_NS = 3;

    /** {@link #ACCUMULATION} and so on; +1 or -1; {@link #EMITTED} and so on. */
    public static final int TYPE = 4;

    public static final int DIRECTION = 5;
    public static final int STATUS = 6;

    /** 0..10; sum of the five components' points, which follow in the order of the table in 5.3. */
    public static final int CONFIDENCE = 7;

    public static final int RANK_SCORE = 8;
    public static final int P_BASE = 9;
    public static final int P_PCR = 10;
    public static final int P_IMBALANCE = 11;
    public static final int P_INSTITUTIONAL = 12;
    public static final int P_SURGE = 13;

    /** Entry, stop and target; the model's risk before rounding to ticks. E4. */
    public static final int ENTRY = 14;

    public static final int STOP = 15;
    public static final int TARGET = 16;
    public static final int RISK = 17;

    /** Doubles: the inputs of 5.1. */
    public static final int R_BID = 18;

    public static final int R_ASK = 19;
    public static final int R_REL_BID = 20;
    public static final int R_REL_ASK = 21;
    public static final int OBI_W = 22;
    public static final int DL = 23;
    public static final int SURGE = 24;
    public static final int R_BPS = 25;

    /** Price before the window, E4, 0 for none. */
    public static final int P_AGO = 26;

    /** The window: T_w and covered time, ms; volume, bought, sold. */
    public static final int WINDOW_MS = 27;

    public static final int COVERED_MS = 28;
    public static final int VOLUME = 29;
    public static final int BUY = 30;
    public static final int SELL = 31;

    /** Expected right share of the window's volume, double, fraction (1.3). */
    public static final int INFERENCE = 32;

    /** Minutes that surge is measured against, and their volume. */
    public static final int MINUTES = 33;

    public static final int MINUTES_VOLUME = 34;

    /** {@link #PCR_OFF} and so on; the ratio (double); its class, mirrored for a PE; NIFTY's, 1 or 0. */
    public static final int PCR_STATE = 35;

    public static final int PCR = 36;
    public static final int PCR_LABEL = 37;
    public static final int PCR_FALLBACK = 38;

    /** ATR14 over five-minute bars, double, rupees. */
    public static final int ATR = 39;

    /** Thresholds in force: doubles. */
    public static final int INSTITUTIONAL_THRESHOLD = 40;

    public static final int INSTITUTIONAL_STRONG = 41;
    public static final int INSTITUTIONAL_REL_MIN = 42;
    public static final int SURGE_MEDIUM = 43;
    public static final int SURGE_HIGH = 44;
    public static final int OBI_MEDIUM = 45;
    public static final int OBI_STRONG = 46;
    public static final int STABLE_BPS = 47;
    public static final int MOVE_BPS = 48;
    public static final int DELTA_ABSORB = 49;
    public static final int DELTA_MOVE = 50;

    public static final int WORDS = 51;

    /** Types, in the order of 5.2; 0 is none. */
    public static final int ACCUMULATION = 1;

    public static final int DISTRIBUTION = 2;
    public static final int BUY_TYPE = 3;
    public static final int SELL_TYPE = 4;
    public static final int TYPES = 5;

    public static final int EMITTED = 0;
    public static final int SUPPRESSED_OPPOSITE = 1;
    public static final int SUPPRESSED_CAP = 2;

    /** {@code real.pcr.enabled=false}; the others as {@code stage.PcrSource} numbers them. */
    public static final int PCR_OFF = -1;

    public static final int PCR_NONE = 0;
    public static final int PCR_STALE = 1;
    public static final int PCR_NO_RATIO = 2;
    public static final int PCR_FRESH = 3;

    private static final String[] TYPE_NAMES = {
        "ALL", "ACCUMULATION", "DISTRIBUTION", "BUY", "SELL"
    };
    private static final String[] STATUS_NAMES = {
        "EMITTED", "SUPPRESSED_OPPOSITE", "SUPPRESSED_CAP"
    };
    private static final String[] LABELS = {
        "STRONG_BEARISH",
        "BEARISH",
        "MILD_BEARISH",
        "NEUTRAL",
        "MILD_BULLISH",
        "BULLISH",
        "STRONG_BULLISH"
    };

    private SignalWords() {}

    /** The type's name; {@code ALL} for 0. */
    public static String typeName(long type) {
        return TYPE_NAMES[(int) type];
    }

    public static String statusName(long status) {
        return STATUS_NAMES[(int) status];
    }

    /** A PCR class (6.3) by its number -3..3. */
    public static String labelName(long label) {
        return LABELS[(int) label + 3];
    }
}
