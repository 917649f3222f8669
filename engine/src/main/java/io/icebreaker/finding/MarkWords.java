package io.icebreaker.finding;

/** Words of a {@link FindingType#MARK}: offsets into a {@code long[]} (analytics 3.5-3.10). */
public final class MarkWords {
    public static final int ID = 0;

    /** Ordinal of {@link io.icebreaker.bar.Interval}; see {@link io.icebreaker.bar.MarkKind}. */
    public static final int INTERVAL = 1;

    public static final int KIND = 2;

    /** Start of the bar it was found in; its end, or the time of the trade that ended the mark. */
    public static final int START_NS = 3;

    public static final int TIME_NS = 4;

    /** Edges of the rows concerned, or twice the price, E4; how many rows, 0 for a price. */
    public static final int LOW = 5;

    public static final int HIGH = 6;
    public static final int ROWS = 7;
    public static final int WORDS = 8;

    private MarkWords() {}
}
