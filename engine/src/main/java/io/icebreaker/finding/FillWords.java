package io.icebreaker.finding;

/** The words of a paper fill (analytics 10.3). Prices E4, times ns UTC, quantities units. */
public final class FillWords {
    /** Number of its order. */
    public static final int ORDER = 0;

    public static final int ID = 1;
    public static final int SIDE = 2;
    public static final int QTY = 3;
    public static final int PRICE = 4;
    public static final int TIME_NS = 5;

    /** Ordinal of {@code backtest.FillKind}. */
    public static final int KIND = 6;

    /** Signed units held behind it. */
    public static final int POSITION = 7;

    public static final int WORDS = 8;

    private FillWords() {}
}
