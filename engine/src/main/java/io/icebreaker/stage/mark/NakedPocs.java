package io.icebreaker.stage.mark;

import io.icebreaker.finding.LevelWords;

/**
 * Points of control of earlier sessions that no trade has touched since, by instrument, oldest first
 * (analytics 3.11). Touched is a point whose row lies between a later session's low and high so far: what
 * trades between two packets is not seen, only where the price was before and after.
 *
 * <p>Bound: {@link LevelWords#MOST_POCS} an instrument, the oldest go first. Allocates nothing after
 * construction.
 */
final class NakedPocs {
    private static final int MOST = LevelWords.MOST_POCS;

    private final long[] prices;
    private final long[] days;
    private final int[] counts;

    NakedPocs(int maxInstruments) {
        prices = new long[maxInstruments * MOST];
        days = new long[maxInstruments * MOST];
        counts = new int[maxInstruments];
    }

    /** Adds the newest; true when it pushed the oldest out. */
    boolean add(int id, long price, long day) {
        boolean full = counts[id] == MOST;
        if (full) {
            remove(id, 0);
        }
        prices[id * MOST + counts[id]] = price;
        days[id * MOST + counts[id]] = day;
        counts[id]++;
        return full;
    }

    int count(int id) {
        return counts[id];
    }

    long price(int id, int index) {
        return prices[id * MOST + index];
    }

    long day(int id, int index) {
        return days[id * MOST + index];
    }

    /** Index of the first whose row lies within [low, high], -1 when none does. */
    int touched(int id, long low, long high, long rowHeight) {
        long from = Math.floorDiv(low, rowHeight) * rowHeight;
        long end = (Math.floorDiv(high, rowHeight) + 1) * rowHeight;
        for (int i = 0; i < counts[id]; i++) {
            if (price(id, i) >= from && price(id, i) < end) {
                return i;
            }
        }
        return -1;
    }

    void remove(int id, int index) {
        int from = id * MOST + index;
        int behind = --counts[id] - index;
        System.arraycopy(prices, from + 1, prices, from, behind);
        System.arraycopy(days, from + 1, days, from, behind);
    }
}
