package io.icebreaker.finding;

/** A best price that is traded into again and again and holds (analytics 4.5). */
public final class AbsorptionWords {
    /** Dense instrument id. */
    public static final int ID = 0;

    /** Event time of the packet that made it true, ns UTC. */
    public static final int TIME_NS = 1;

    /** {@link EpisodeWords#BID} or {@link EpisodeWords#ASK}: the side that holds. */
    public static final int SIDE = 2;

    /** E4. */
    public static final int PRICE = 3;

    /** Traded over time-mean displayed size, bits of a double. */
    public static final int MULTIPLE = 4;

    /** How long the price has been best, ms. */
    public static final int HELD_MS = 5;

    /** Quantity traded into it within the last minute of that; units. */
    public static final int TRADED = 6;

    public static final int WORDS = 7;

    private AbsorptionWords() {}
}
