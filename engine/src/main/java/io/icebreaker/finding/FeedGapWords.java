package io.icebreaker.finding;

/**
 * The words of a gap of a feed: what was traded while its connection was away, as the first packet of each
 * instrument behind it tells. Times ns UTC.
 */
public final class FeedGapWords {
    /** The feed's number. */
    public static final int FEED = 0;

    /** From its last sign of life to the new connection. */
    public static final int FROM_NS = 1;

    public static final int TO_NS = 2;

    /** Instruments that came back within the time given to them. */
    public static final int INSTRUMENTS = 3;

    /** Of those, the ones traded meanwhile. */
    public static final int TRADED = 4;

    /** Quantity traded meanwhile, of all instruments. */
    public static final int QTY = 5;

    /** The same in rupees at each one's price behind the gap. */
    public static final int RUPEES = 6;

    public static final int WORDS = 7;

    private FeedGapWords() {}
}
