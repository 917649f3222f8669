package io.icebreaker.scan;

/**
 * The day's top movers (analytics 8.4): the few best each way, picked by insertion into fixed arrays as the
 * instruments pass by, ordered by the exact fraction, ties by turnover, then symbol.
 *
 * <p>One thread; allocates nothing after construction.
 */
public final class Movers {
    /** How many are shown each way. */
    public static final int SHOWN = 5;

    /** Suspects kept a day; 21 were seen in five years of 64 stocks, a few a day in the whole market. */
    private static final int MOST_SUSPECTS = 64;

    private final Ranking up;
    private final Ranking down;
    private final int[] suspects = new int[MOST_SUSPECTS];
    private int suspectCount;

    public Movers(int shown) {
        up = new Ranking(shown);
        down = new Ranking(shown);
    }

    /** Begins anew. */
    public void clear() {
        up.clear();
        down.clear();
        suspectCount = 0;
    }

    /**
     * Looks at one instrument.
     *
     * @param symbolRank its place among all symbols in their order
     */
    public void add(
            int id,
            int symbolRank,
            long openE4,
            long lastE4,
            long previousCloseE4,
            long volume,
            long turnoverE4) {
        if (!DayMove.isTraded(previousCloseE4, volume)) {
            return;
        }
        if (CaSuspect.opens(openE4, previousCloseE4)) {
            if (suspectCount < MOST_SUSPECTS) {
                suspects[suspectCount] = id;
            }
            suspectCount++;
            return;
        }
        long move = lastE4 - previousCloseE4;
        if (move > 0) {
            up.offer(id, symbolRank, move, previousCloseE4, turnoverE4);
        } else if (move < 0) {
            down.offer(id, symbolRank, -move, previousCloseE4, turnoverE4);
        }
    }

    public int upCount() {
        return up.size();
    }

    /** Who rose most, second most and so on, from 0. */
    public int up(int place) {
        return up.id(place);
    }

    public int downCount() {
        return down.size();
    }

    /** Who fell most, from 0. */
    public int down(int place) {
        return down.id(place);
    }

    /** Those that opened like a split or a listing: listed apart. May exceed those kept. */
    public int suspectCount() {
        return suspectCount;
    }

    public int suspectsKept() {
        return Math.min(suspectCount, MOST_SUSPECTS);
    }

    public int suspect(int place) {
        return suspects[place];
    }
}
