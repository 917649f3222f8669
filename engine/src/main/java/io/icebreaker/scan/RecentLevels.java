package io.icebreaker.scan;

/**
 * Prices of the swings of one series that lie within its last bars: what the daily timeframe of 300 stored
 * bars (analytics 8.0) knows, however long the series has been running. Of one kind, highs or lows.
 *
 * <p>No list of 64 distinct prices is needed: two different swing prices of reach 20 are more than 20 bars
 * apart, so 300 bars hold 14 at most.
 */
final class RecentLevels {
    /** At most one swing a bar, and 300 bars: the next power of two. */
    private static final int ROOM = 512;

    private static final int MASK = ROOM - 1;

    private final int[] bars = new int[ROOM];
    private final long[] pricesE4 = new long[ROOM];
    private int head;
    private int tail;

    void clear() {
        head = 0;
        tail = 0;
    }

    /** Takes in a swing just confirmed, bars ascending. */
    void add(int bar, long priceE4) {
        if (tail - head == ROOM) {
            head++;
        }
        bars[tail & MASK] = bar;
        pricesE4[tail & MASK] = priceE4;
        tail++;
    }

    /** Lets go of swings before a bar. */
    void dropBefore(int bar) {
        while (head != tail && bars[head & MASK] < bar) {
            head++;
        }
    }

    /** The least price above another; 0 for none. */
    long above(long priceE4) {
        long nearest = 0;
        for (int at = head; at != tail; at++) {
            long level = pricesE4[at & MASK];
            nearest = level > priceE4 && (nearest == 0 || level < nearest) ? level : nearest;
        }
        return nearest;
    }

    /** The greatest price below another; 0 for none. */
    long below(long priceE4) {
        long nearest = 0;
        for (int at = head; at != tail; at++) {
            long level = pricesE4[at & MASK];
            nearest = level < priceE4 && level > nearest ? level : nearest;
        }
        return nearest;
    }
}
