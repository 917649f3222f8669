package io.icebreaker.pattern;

/**
 * The last 64 distinct prices at which swings were confirmed, oldest first; a repeated price moves to the
 * newest place (analytics 7.6).
 */
final class LevelList {
    private static final int ROOM = 64;

    private final long[] prices = new long[ROOM];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long price) {
        int at = 0;
        while (at < size && prices[at] != price) {
            at++;
        }
        if (at == size && size < ROOM) {
            prices[size++] = price;
            return;
        }
        int leaving = at == size ? 0 : at;
        System.arraycopy(prices, leaving + 1, prices, leaving, size - leaving - 1);
        prices[size - 1] = price;
    }

    int size() {
        return size;
    }

    /** 0 is the oldest. */
    long price(int at) {
        return prices[at];
    }

    boolean contains(long price) {
        for (int at = 0; at < size; at++) {
            if (prices[at] == price) {
                return true;
            }
        }
        return false;
    }

    /** The least price above, the list as it were with one more confirmed. */
    long above(long price, long pending) {
        long nearest = pending > price ? pending : SwingKernel.NO_LEVEL;
        for (int at = firstWith(pending); at < size; at++) {
            if (prices[at] > price && (nearest == SwingKernel.NO_LEVEL || prices[at] < nearest)) {
                nearest = prices[at];
            }
        }
        return nearest;
    }

    /** The greatest price below, the list as it were with one more confirmed. */
    long below(long price, long pending) {
        long nearest = pending < price ? pending : SwingKernel.NO_LEVEL; // the least of all longs
        for (int at = firstWith(pending); at < size; at++) {
            if (prices[at] < price && prices[at] > nearest) {
                nearest = prices[at];
            }
        }
        return nearest;
    }

    /** One more distinct price pushes the oldest out of a full list. */
    private int firstWith(long pending) {
        boolean pushes = size == ROOM && pending != SwingKernel.NO_LEVEL && !contains(pending);
        return pushes ? 1 : 0;
    }
}
