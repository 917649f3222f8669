package io.icebreaker.telemetry;

import java.util.Arrays;

/**
 * Reads a {@link LatencyHistogram} once a second: the last second, the last ten, and all since the start. One
 * thread, that of the reader.
 */
public final class LatencyWindow {
    /** What the page's latency cell shows (UI-14). */
    public static final int SECONDS = 10;

    private final LatencyHistogram histogram;
    private final long[] seen = new long[LatencyHistogram.CLASSES];
    private final long[] sum = new long[LatencyHistogram.CLASSES];
    private final long[] second = new long[LatencyHistogram.CLASSES];
    private final int[][] seconds = new int[SECONDS][LatencyHistogram.CLASSES];
    private final long[] longest = new long[SECONDS];
    private final long[] sums = new long[SECONDS];
    private long sumSeenNs;
    private int turn;

    public LatencyWindow(LatencyHistogram histogram) {
        this.histogram = histogram;
    }

    /** A second is over. */
    public void endSecond() {
        turn = (turn + 1) % SECONDS;
        int[] oldest = seconds[turn];
        for (int i = 0; i < seen.length; i++) {
            long now = histogram.count(i);
            second[i] = now - seen[i];
            sum[i] += second[i] - oldest[i];
            oldest[i] = (int) second[i];
            seen[i] = now;
        }
        longest[turn] = histogram.longest().take();
        long sumNs = histogram.sumNs();
        sums[turn] = sumNs - sumSeenNs;
        sumSeenNs = sumNs;
    }

    public Spread lastSecond() {
        return Spread.of(second, sums[turn], longest[turn]);
    }

    public Spread lastTenSeconds() {
        long most = Arrays.stream(longest).max().orElse(0);
        return Spread.of(sum, Arrays.stream(sums).sum(), most);
    }

    public Spread sinceStart() {
        return Spread.of(seen, sumSeenNs, histogram.longest().ever());
    }
}
