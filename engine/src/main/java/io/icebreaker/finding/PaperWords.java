package io.icebreaker.finding;

/**
 * The paper account as it stands: a header, the open positions, the latest minutes of its equity (analytics
 * 10.5). Money and prices E4, times ns UTC, quantities units.
 */
public final class PaperWords {
    /** Trading day the figures are of, epoch day; trades closed on it, and how many of them won. */
    public static final int EPOCH_DAY = 0;

    public static final int TRADES = 1;
    public static final int WINS = 2;

    /** Net cash of all fills without charges, and what they cost; both as they were when the day began. */
    public static final int CASH = 3;

    public static final int CHARGES = 4;

    /** Equity before the day, gross and net. */
    public static final int DAY_START_GROSS = 5;

    public static final int DAY_START_NET = 6;

    /** How many positions and points follow, in this order. */
    public static final int POSITIONS = 7;

    public static final int POINTS = 8;

    /** 1 while taxes of the day are not rounded yet, {@link PaperTradeWords#PROVISIONAL}. */
    public static final int PROVISIONAL = 9;

    /** What the next day is told: {@link PaperCarry#ACCOUNT} words. */
    public static final int CARRY = 10;

    public static final int HEADER = CARRY + PaperCarry.ACCOUNT;

    /**
     * A position: instrument, signed units, mean entry price, charges so far, time of the entry; at which
     * price it would be closed, as the equity counts it (analytics 10.5), 0 before any; {@link
     * PaperCarry#POSITION} words for the next day.
     */
    public static final int ID = 0;

    public static final int QTY = 1;
    public static final int AVERAGE = 2;
    public static final int PAID = 3;
    public static final int ENTRY_NS = 4;
    public static final int EXIT = 5;
    public static final int CARRIED = 6;
    public static final int POSITION = CARRIED + PaperCarry.POSITION;

    /** A point: time and net equity. */
    public static final int POINT = 2;

    /** Points kept: a session of minutes. */
    public static final int MOST_POINTS = 512;

    private PaperWords() {}
}
