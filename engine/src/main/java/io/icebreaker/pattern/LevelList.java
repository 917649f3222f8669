package io.icebreaker.pattern;

/**
 * The last 64 distinct prices at which swings were confirmed, oldest first; a repeated price moves to the
 * newest place (analytics 7.6).
 */
final class LevelList {
    private static final int ROOM = 64;

    private final long[] prices = new long[ROOM];
    private int size;

    /** What {@link #above} was told last: no level lies between, the first one at or below the price. */
    private long aboveFrom;

    private long aboveUntil;

    /** Likewise of {@link #below}, the second one at or above the price. */
    private long belowFrom;

    private long belowUntil;

    void clear() {
        size = 0;
        forget();
    }

    private void forget() {
        aboveFrom = 0;
        aboveUntil = 0;
        belowFrom = 0;
        belowUntil = 0;
    }

    void add(long price) {
        forget();
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
        return pending == SwingKernel.NO_LEVEL ? above(price) : aboveWith(price, pending);
    }

    /** Nothing is looked for again while the price stays between the same two levels. */
    private long above(long price) {
        if (price < aboveFrom || price >= aboveUntil) {
            aboveFrom = Long.MIN_VALUE;
            aboveUntil = Long.MAX_VALUE;
            for (int at = 0; at < size; at++) {
                boolean isAbove = prices[at] > price;
                aboveUntil = isAbove ? Math.min(aboveUntil, prices[at]) : aboveUntil;
                aboveFrom = isAbove ? aboveFrom : Math.max(aboveFrom, prices[at]);
            }
        }
        return aboveUntil == Long.MAX_VALUE ? SwingKernel.NO_LEVEL : aboveUntil;
    }

    private long aboveWith(long price, long pending) {
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
        return pending == SwingKernel.NO_LEVEL ? below(price) : belowWith(price, pending);
    }

    private long below(long price) {
        if (price <= belowFrom || price > belowUntil) {
            belowFrom = SwingKernel.NO_LEVEL; // the least of all longs
            belowUntil = Long.MAX_VALUE;
            for (int at = 0; at < size; at++) {
                boolean isBelow = prices[at] < price;
                belowFrom = isBelow ? Math.max(belowFrom, prices[at]) : belowFrom;
                belowUntil = isBelow ? belowUntil : Math.min(belowUntil, prices[at]);
            }
        }
        return belowFrom;
    }

    private long belowWith(long price, long pending) {
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
