package io.icebreaker.feed.smartapi;

import java.util.Arrays;

/**
 * The newest sequence number of each instrument, by dense id (feed-smartapi 4.6). The number is a counter of
 * the whole feed: it tells the order of an instrument's packets, and a leap says nothing. One snapshot has
 * one number in all its modes, so an equal one is no repetition.
 *
 * <p>One thread. Allocates only when an id above all earlier ones comes.
 */
final class SmartSequence {
    /**
     * What is behind by more is another counter and no late packet: at 890 a second a feed needs nineteen
     * minutes for it. Without this bound a counter that began anew would silence an instrument.
     */
    private static final long MOST_BEHIND = 1_000_000;

    private static final long NONE = Long.MIN_VALUE;

    private long[] newest = {};

    /** Whether a packet of this instrument with a larger number came before; if not, it is the newest now. */
    boolean isOld(int id, long number) {
        if (id >= newest.length) {
            int known = newest.length;
            newest = Arrays.copyOf(newest, Math.max(id + 1, 2 * known));
            Arrays.fill(newest, known, newest.length, NONE);
        }
        long behind = newest[id] - number;
        if (newest[id] != NONE && behind > 0 && behind <= MOST_BEHIND) {
            return true;
        }
        newest[id] = number;
        return false;
    }

    /** Another link may count from elsewhere. */
    void forget() {
        Arrays.fill(newest, NONE);
    }
}
