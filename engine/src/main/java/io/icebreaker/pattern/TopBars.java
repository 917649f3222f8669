package io.icebreaker.pattern;

/**
 * Swing highs of one series' last bars as chart patterns take them: five bars on either side, of a plateau
 * only the first bar. Two of them are at least six bars apart. Its swing lows are those of prices with their
 * sign turned.
 */
final class TopBars {
    /** Bars on either side of a swing. */
    static final int REACH = 5;

    private static final int SWINGS = 32; // 120 bars hold at most 21, and the ring all their prices
    private static final int SWING_MASK = SWINGS - 1;

    private final BarRing ring;
    private final boolean turned;
    private final int[] swingBars = new int[SWINGS];
    private int swings;

    /** {@code turned}: of bottoms. */
    TopBars(BarRing ring, boolean turned) {
        this.ring = ring;
        this.turned = turned;
    }

    void clear() {
        swings = 0;
    }

    /** The ring has one bar more; whether it confirms a swing, which then is the latest. */
    boolean confirms() {
        int middle = last() - REACH;
        if (middle < REACH || !isSwing(middle)) {
            return false;
        }
        swingBars[swings & SWING_MASK] = middle;
        swings++;
        return true;
    }

    private boolean isSwing(int middle) {
        long top = high(middle);
        for (int step = 1; step <= REACH; step++) {
            boolean first = high(middle - step) < top;
            if (!first || high(middle + step) > top) {
                return false;
            }
        }
        return true;
    }

    /** Index of the last bar. */
    int last() {
        return ring.bars() - 1;
    }

    /** Swings that are kept. */
    int swings() {
        return Math.min(swings, SWINGS);
    }

    /** Bar of a swing; 0 steps back is the latest. */
    int swingBar(int back) {
        return swingBars[(swings - 1 - back) & SWING_MASK];
    }

    /** Of a swing that is still among the last 128 bars. */
    long swingHigh(int back) {
        return high(swingBar(back));
    }

    /** As of one of the last bars, {@link #REACH} back at most; rupees. */
    double atr(int bar) {
        return ring.atr(bar);
    }

    private long high(int bar) {
        return turned ? -ring.low(bar) : ring.high(bar);
    }

    long low(int bar) {
        return turned ? -ring.high(bar) : ring.low(bar);
    }

    /** The bar with the least low between two, the earliest of equal ones. */
    int lowest(int from, int to) {
        int least = from + 1;
        for (int bar = from + 2; bar < to; bar++) {
            if (low(bar) < low(least)) {
                least = bar;
            }
        }
        return least;
    }

    /** Whether a bar between two is higher. */
    boolean rises(int from, int to, long above) {
        for (int bar = from + 1; bar < to; bar++) {
            if (high(bar) > above) {
                return true;
            }
        }
        return false;
    }
}
