package io.icebreaker.stage.iceberg;

import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * The book of the packet in hand, and the one that stood before it: the depth of the instrument's last packet
 * that carried any, with its age (analytics 1, 1.3). It outlives the session (0.5).
 *
 * <p>A book is {@link #WORDS} words: price E4 and size of five bids, then of five asks, best first; 0 for
 * a level that is absent. One thread; allocates nothing after construction.
 */
final class Books {
    static final int LEVEL_WORDS = 2;
    static final int BIDS = 0;
    static final int ASKS = Tick.LEVELS * LEVEL_WORDS;
    static final int WORDS = 2 * ASKS;

    private final long maxAgeNs;
    private final long[] standing;
    private final long[] timeNs;
    private final long[] now = new long[WORDS];

    /** {@code maxAgeNs}: oldest book that {@link #shownBefore} still sees. */
    Books(int maxInstruments, long maxAgeNs) {
        this.maxAgeNs = maxAgeNs;
        standing = new long[maxInstruments * WORDS];
        timeNs = new long[maxInstruments];
    }

    /** Takes the packet's book in hand; false when it carries no level on either side. */
    boolean read(Tick tick) {
        if (!tick.has(TickFlags.HAS_DEPTH)) {
            return false;
        }
        boolean any = false;
        for (int level = 0; level < Tick.LEVELS; level++) {
            any |= put(BIDS + level * LEVEL_WORDS, tick.bid(level), tick.bidQty(level));
            any |= put(ASKS + level * LEVEL_WORDS, tick.ask(level), tick.askQty(level));
        }
        return any;
    }

    private boolean put(int at, long price, long qty) {
        boolean present = price > 0 && qty > 0;
        now[at] = present ? price : 0;
        now[at + 1] = present ? qty : 0;
        return present;
    }

    /** The book of the packet in hand, after {@link #read} returned true. */
    long[] now() {
        return now;
    }

    /** The book in hand becomes the standing one. */
    void keep(int id, long receiveTimeNs) {
        System.arraycopy(now, 0, standing, id * WORDS, WORDS);
        timeNs[id] = receiveTimeNs;
    }

    /** Size that stood displayed at a price before the packet in hand; 0 for none or too old a book. */
    long shownBefore(int id, int side, long price, long receiveTimeNs) {
        return receiveTimeNs - timeNs[id] > maxAgeNs
                ? 0
                : size(standing, id * WORDS + levels(side), price);
    }

    /** Size displayed at a price in the packet in hand. */
    long shownNow(int side, long price) {
        return size(now, levels(side), price);
    }

    private static long size(long[] book, int from, long price) {
        for (int at = from; at < from + ASKS; at += LEVEL_WORDS) {
            if (book[at] == price) {
                return book[at + 1];
            }
        }
        return 0;
    }

    /** Best price of a side in the packet in hand, 0 when its first level is absent. */
    long bestNow(int side) {
        return now[levels(side)];
    }

    /** Whether a side shows nothing at all in the packet in hand. */
    boolean isEmptyNow(int side) {
        int from = levels(side);
        for (int at = from; at < from + ASKS; at += LEVEL_WORDS) {
            if (now[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the best bid in hand is above the best ask; never with a side absent. */
    boolean isCrossedNow() {
        return now[ASKS] != 0 && now[BIDS] > now[ASKS];
    }

    /** Where a side's levels begin. */
    static int levels(int side) {
        return side == EpisodeWords.BID ? BIDS : ASKS;
    }
}
