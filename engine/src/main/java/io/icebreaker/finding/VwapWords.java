package io.icebreaker.finding;

/** The words of {@link Sheet#VWAP}: the day's average as it stands (analytics 2.5, 2.6). */
public final class VwapWords {
    public static final int ID = 0;

    /** When it last changed; when its session opened; ns. */
    public static final int TIME_NS = 1;

    public static final int SESSION_OPEN_NS = 2;

    /** Bits of doubles, rupees, NaN before the first volume. */
    public static final int VWAP = 3;

    public static final int SIGMA = 4;

    /** The broker's average, E4, 0 for none. */
    public static final int FEED_VWAP = 5;

    /** 1 when it began mid-session. */
    public static final int PARTIAL = 6;

    public static final int WORDS = 7;

    private VwapWords() {}
}
