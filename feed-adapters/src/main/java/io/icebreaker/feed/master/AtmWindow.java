package io.icebreaker.feed.master;

import java.util.Arrays;

/**
 * Which strikes are near the market. The middle moves to another strike only when the price has come a
 * quarter of a step past half way to it, so that a price between two strikes does not move it to and fro.
 * One thread.
 */
public final class AtmWindow {
    private static final int NOWHERE = -1;

    private final long[] strikes;
    private final int each;
    private int middle = NOWHERE;

    /**
     * @param strikes E4, ascending, at least one
     * @param each strikes on each side of the middle
     */
    public AtmWindow(long[] strikes, int each) {
        this.strikes = strikes.clone();
        this.each = each;
    }

    /** Follows a price, E4; true when the window is another one than before. */
    public boolean follow(long price) {
        int nearest = nearest(price);
        if (middle != NOWHERE && (nearest == middle || !isFar(price, nearest))) {
            return false;
        }
        middle = nearest;
        return true;
    }

    private int nearest(long price) {
        int at = Arrays.binarySearch(strikes, price);
        int above = at >= 0 ? at : -at - 1;
        if (above == 0) {
            return 0;
        }
        if (above == strikes.length) {
            return strikes.length - 1;
        }
        return price - strikes[above - 1] < strikes[above] - price ? above - 1 : above;
    }

    /** Three quarters of the step from the middle to its neighbour on that side, or more. */
    private boolean isFar(long price, int nearest) {
        int neighbour = nearest > middle ? middle + 1 : middle - 1;
        long step = Math.abs(strikes[neighbour] - strikes[middle]);
        return Math.abs(price - strikes[middle]) * 4 >= step * 3;
    }

    /** Whether a strike is in it; none is before the first price. */
    public boolean holds(long strike) {
        return middle != NOWHERE && strike >= strikes[from()] && strike <= strikes[to()];
    }

    private int from() {
        return Math.max(0, middle - each);
    }

    private int to() {
        return Math.min(strikes.length - 1, middle + each);
    }

    /** The strike in the middle, E4; 0 before the first price. */
    public long middle() {
        return middle == NOWHERE ? 0 : strikes[middle];
    }
}
