package io.icebreaker.stage.arbiter;

import io.icebreaker.tick.TickFlags;

/**
 * What each feed gave to the instruments that several feeds send, and how far two of them agree. Counts by
 * feed number, and by pairs of the first {@link #PAIRED} feeds; numbered as the board's.
 */
public final class FeedShares {
    /** Feeds whose pairs are told apart. */
    public static final int PAIRED = 16;

    /** Of a pair: volumes both told, and how many of them at other prices; other day's prices; apart. */
    public static final int COMPARED = 0;

    public static final int LTP = 1;
    public static final int DAY = 2;
    public static final int VOLUME = 3;
    public static final int KINDS = 4;

    /** Of a feed: packets that counted, those of which only a part did, those that did not. */
    public static final int WON = 0;

    public static final int PARTLY = 1;
    public static final int SHADOWED = 2;

    /** Volumes told before all others; those that another told too, and by how much later, ns. */
    public static final int FIRSTS = 3;

    public static final int LEADS = 4;
    public static final int LEAD_NS = 5;
    public static final int FIGURES = 6;

    private final long[] figures = new long[TickFlags.MAX_FEEDS * FIGURES];
    private final long[] pairs = new long[PAIRED * PAIRED * KINDS];
    private int feeds;
    private boolean changed;

    void add(int feed, int figure, long amount) {
        figures[feed * FIGURES + figure] += amount;
        feeds = Math.max(feeds, feed + 1);
        changed = true;
    }

    void addPair(int feed, int other, int kind) {
        if (feed < PAIRED && other < PAIRED) {
            pairs[(Math.min(feed, other) * PAIRED + Math.max(feed, other)) * KINDS + kind]++;
        }
    }

    /** One more than the highest feed that shares an instrument with another, 0 without one. */
    public int feeds() {
        return feeds;
    }

    public long figure(int feed, int figure) {
        return figures[feed * FIGURES + figure];
    }

    /** Of the pair {@code feed < other}. */
    public long pair(int feed, int other, int kind) {
        return pairs[(feed * PAIRED + other) * KINDS + kind];
    }

    /** Whether anything was counted since this was last asked. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
