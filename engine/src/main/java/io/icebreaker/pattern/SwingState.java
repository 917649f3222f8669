package io.icebreaker.pattern;

/** Highs, or lows with their sign turned, of one series: the last 2n+1 bars and what was confirmed. */
final class SwingState {
    private final int reach;
    private final int mask;
    private final long[] ring;
    private int bars;
    private int last = -1;
    private long lastPrice;
    private boolean confirmed;

    SwingState(int reach) {
        this.reach = reach;
        int length = Integer.highestOneBit(2 * reach + 1) << 1; // the next power of two: 41 -> 64
        mask = length - 1;
        ring = new long[length];
    }

    void clear() {
        bars = 0;
        last = -1;
        lastPrice = 0;
        confirmed = false;
    }

    /** Takes up a bar; whether it confirms the one {@code reach} bars back. */
    boolean add(long price) {
        confirmed = confirms(price);
        ring[bars & mask] = price;
        bars++;
        if (confirmed) {
            last = bars - 1 - reach;
            lastPrice = ring[last & mask];
        }
        return confirmed;
    }

    /**
     * Whether a bar of that price would confirm the one {@code reach} bars back: no bar of the window is
     * beyond it. Looked for from the middle outward, where a random bar mostly fails at the first step.
     */
    boolean confirms(long price) {
        if (bars < 2 * reach) {
            return false;
        }
        int middle = bars - reach;
        long top = ring[middle & mask];
        if (price > top) {
            return false;
        }
        for (int step = 1; step < reach; step++) {
            if (ring[(middle - step) & mask] > top || ring[(middle + step) & mask] > top) {
                return false;
            }
        }
        return ring[(middle - reach) & mask] <= top;
    }

    /** The price that {@link #confirms} is about. */
    long candidate() {
        return ring[(bars - reach) & mask];
    }

    int bars() {
        return bars;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    /** Index of the last swing confirmed, -1 before the first. */
    int last() {
        return last;
    }

    long lastPrice() {
        return lastPrice;
    }
}
