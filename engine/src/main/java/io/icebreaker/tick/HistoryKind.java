package io.icebreaker.tick;

/** What a HISTORY event is about; the number is journaled and never reused. */
public final class HistoryKind {
    /**
     * An instrument's finished session. Words: high, low, close, POC, VAH, VAL (E4; the last three 0 without
     * volume), volume, OI (-1 unknown).
     */
    public static final int SESSION = 1;

    /** An underlying's 30-day implied volatility at a session's end. Word 0: bits of a double, fraction. */
    public static final int IV_30D = 2;

    /**
     * A minute that live did not see, as a broker's history tells it (BACKFILLED). Words: start, open, high,
     * low, close, volume, OI (-1 unknown), then open, close and end of the session it lies in.
     */
    public static final int MINUTE = 3;

    /** The paper account as an earlier day left it: {@code finding.PaperCarry}, its ACCOUNT words. */
    public static final int PAPER_ACCOUNT = 4;

    /**
     * One of its open positions, behind it: the POSITION words. The subject is the instrument's symbol; id -1
     * when it is not among today's instruments.
     */
    public static final int PAPER_POSITION = 5;

    private HistoryKind() {}
}
