package io.icebreaker.finding;

/**
 * The words of a closed paper trade, flat to flat (analytics 10.5): told when it closes, and again under its
 * number when its charges are final. Prices and money E4, times ns UTC.
 */
public final class PaperTradeWords {
    /** From 1, in order of closing. */
    public static final int NUMBER = 0;

    public static final int ID = 1;

    /** +1 long, -1 short. */
    public static final int DIRECTION = 2;

    /** Units opened, and closed; what that was worth: sums of price x quantity. */
    public static final int QTY = 3;

    public static final int ENTRY_VALUE = 4;
    public static final int EXIT_VALUE = 5;
    public static final int ENTRY_NS = 6;
    public static final int EXIT_NS = 7;
    public static final int GROSS = 8;

    /** Rounded half up to E4. */
    public static final int CHARGES = 9;

    /** Sequence of the signal behind the entry, 0 for none; the notes of first and last order. */
    public static final int SIGNAL = 10;

    public static final int NOTE = 11;
    public static final int EXIT_NOTE = 12;

    /** Numbers of the first and the last order; ordinal of {@code backtest.FillKind} of the last fill. */
    public static final int ENTRY_ORDER = 13;

    public static final int EXIT_ORDER = 14;
    public static final int EXIT_KIND = 15;

    /**
     * 1 while charges may still move: taxes are rounded an instrument and day, and what that adds or takes
     * goes to the day's last taxed fill (analytics 10.4), which nobody knows before the close; 0 when final.
     */
    public static final int PROVISIONAL = 16;

    public static final int WORDS = 17;

    private PaperTradeWords() {}
}
