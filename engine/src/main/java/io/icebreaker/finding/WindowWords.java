package io.icebreaker.finding;

/**
 * The window's figures as of an instrument's last packet in the continuous session (analytics 4.2, 5.1).
 * Doubles as bits, NaN for none.
 */
public final class WindowWords {
    public static final int TIME_NS = 0;

    /** T_w, ms; -1 while undefined. */
    public static final int WINDOW_MS = 1;

    /** Doubles. */
    public static final int R_BID = 2;

    public static final int R_ASK = 3;
    public static final int R_REL_BID = 4;
    public static final int R_REL_ASK = 5;

    /** 1 or 0. */
    public static final int INSTITUTIONAL_BID = 6;

    public static final int INSTITUTIONAL_ASK = 7;

    /** Doubles. */
    public static final int OBI_W = 8;

    public static final int DL = 9;
    public static final int SURGE = 10;
    public static final int R_BPS = 11;

    /** Units bought and sold in the window. */
    public static final int BUY = 12;

    public static final int SELL = 13;

    /** As in {@link SignalWords}. */
    public static final int PCR_STATE = 14;

    public static final int PCR = 15;
    public static final int PCR_LABEL = 16;

    public static final int WORDS = 17;

    private WindowWords() {}
}
