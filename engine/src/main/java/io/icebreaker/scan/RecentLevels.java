package io.icebreaker.scan;

/**
 * Prices of the swings of one series that lie within its last bars: what the daily timeframe of 300 stored
 * bars (analytics 8.0) knows, however long the series has been running. Of one kind, highs or lows.
 *
 * <p>No list of 64 distinct prices is needed: two different swing prices of reach 20 are more than 20 bars
 * apart, so 300 bars hold 14 at most. Only where equal prices follow each other are there more, one a bar at
 * most: room begins for {@link #FIRST_ROOM} and doubles when it is full, up to {@link #MOST}.
 */
final class RecentLevels {
    /** At most one swing a bar, and 300 bars: the next power of two. */
    private static final int MOST = 512;

    private static final int FIRST_ROOM = 16;

    private int[] bars = new int[FIRST_ROOM];
    private long[] pricesE4 = new long[FIRST_ROOM];
    private int mask = FIRST_ROOM - 1;
    private int head;
    private int tail;

    void clear() {
        head = 0;
        tail = 0;
    }

    /** Takes in a swing just confirmed, bars ascending. */
    void add(int bar, long priceE4) {
        if (tail - head == MOST) {
            head++;
        } else if (tail - head == bars.length) {
            grow();
        }
        bars[tail & mask] = bar;
        pricesE4[tail & mask] = priceE4;
        tail++;
    }

    private void grow() {
        int wider = 2 * bars.length - 1;
        int[] newBars = new int[wider + 1];
        long[] newPricesE4 = new long[wider + 1];
        for (int at = head; at != tail; at++) {
            newBars[at & wider] = bars[at & mask];
            newPricesE4[at & wider] = pricesE4[at & mask];
        }
        bars = newBars;
        pricesE4 = newPricesE4;
        mask = wider;
    }

    /** Lets go of swings before a bar. */
    void dropBefore(int bar) {
        while (head != tail && bars[head & mask] < bar) {
            head++;
        }
    }

    /** The least price above another; 0 for none. */
    long above(long priceE4) {
        long nearest = 0;
        for (int at = head; at != tail; at++) {
            long level = pricesE4[at & mask];
            nearest = level > priceE4 && (nearest == 0 || level < nearest) ? level : nearest;
        }
        return nearest;
    }

    /** The greatest price below another; 0 for none. */
    long below(long priceE4) {
        long nearest = 0;
        for (int at = head; at != tail; at++) {
            long level = pricesE4[at & mask];
            nearest = level < priceE4 && level > nearest ? level : nearest;
        }
        return nearest;
    }
}
