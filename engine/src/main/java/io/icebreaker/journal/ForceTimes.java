package io.icebreaker.journal;

import java.util.Arrays;

/** The latest forces: how long each took, and how old what it made durable was. Any thread. */
final class ForceTimes {
    /** A minute at the default window, with room to spare. */
    private static final int KEPT = 2_048;

    private static final long MINUTE_NS = 60_000_000_000L;

    private final long[] atNs = new long[KEPT];
    private final long[] tookNs = new long[KEPT];
    private final long[] windowNs = new long[KEPT];
    private long count;
    private long largestNs;

    /** One force that ended at {@code nowNs} of the monotonic clock. */
    synchronized void add(long nowNs, long took, long window) {
        int index = (int) (count++ % KEPT);
        atNs[index] = nowNs;
        tookNs[index] = took;
        windowNs[index] = window;
        largestNs = Math.max(largestNs, window);
    }

    synchronized long count() {
        return count;
    }

    /** Largest window ever, ns. */
    synchronized long largestWindowNs() {
        return largestNs;
    }

    /** Largest window of the last minute, ns; 0 when nothing was forced. */
    synchronized long windowNs(long nowNs) {
        long largest = 0;
        for (int index = 0; index < Math.min(count, KEPT); index++) {
            if (nowNs - atNs[index] <= MINUTE_NS) {
                largest = Math.max(largest, windowNs[index]);
            }
        }
        return largest;
    }

    /** How long {@code share} of the latest forces took at most, ns; 0 without any. */
    synchronized long quantileNs(double share) {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(tookNs, kept);
        Arrays.sort(sorted);
        return sorted[Math.min(kept - 1, (int) (share * kept))];
    }
}
