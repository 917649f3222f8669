package io.icebreaker.scan;

import java.util.Arrays;

/**
 * Volumes of completed bars by series, for the ratio of analytics 8.3: the sum of those that will stand at
 * positions -20 to -6 when the next bar is -1. The five latest are left out, as the seed does.
 *
 * <p>One thread; allocates only where a series is defined.
 */
public final class BtstVolume {
    private static final int ROOM = 32; // 19 bars back, a power of two
    private static final int MASK = ROOM - 1;

    /** Of the completed bars, counted from the last as 1. */
    private static final int NEAREST = 5;

    private static final int FARTHEST = 19;

    private long[][] volumes = new long[0][];
    private long[] sums = new long[0];
    private int[] bars = new int[0];

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= volumes.length) {
            volumes = Arrays.copyOf(volumes, series + 1);
            sums = Arrays.copyOf(sums, series + 1);
            bars = Arrays.copyOf(bars, series + 1);
        }
        if (volumes[series] == null) {
            volumes[series] = new long[ROOM];
        }
    }

    /** Forgets the bars of a series. */
    public void reset(int series) {
        sums[series] = 0;
        bars[series] = 0;
    }

    /** Takes in a completed bar. */
    public void add(int series, long volume) {
        long[] ring = volumes[series];
        int n = bars[series];
        ring[n & MASK] = volume;
        if (n + 1 >= NEAREST) {
            sums[series] += ring[(n + 1 - NEAREST) & MASK];
        }
        if (n + 1 > FARTHEST) {
            sums[series] -= ring[(n - FARTHEST) & MASK];
        }
        bars[series] = n + 1;
    }

    /** Completed bars since the definition or the last reset. */
    public int bars(int series) {
        return bars[series];
    }

    /** The fifteen volumes together; 0 before there are 19 completed bars. */
    public long sum(int series) {
        return bars[series] >= FARTHEST ? sums[series] : 0;
    }
}
