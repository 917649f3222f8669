package io.icebreaker.telemetry;

/**
 * How durations were spread: a count, their sum, three percentiles, the longest; ns. Percentiles are the
 * upper end of their class, at most 3.2 % too high, all 0 when there was nothing.
 */
public record Spread(long count, long sumNs, long p50Ns, long p99Ns, long p999Ns, long maxNs) {
    public static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0);

    /**
     * Of counts by class.
     *
     * @param longestNs as it was told; a value may be missed while it is taken
     */
    static Spread of(long[] counts, long sumNs, long longestNs) {
        long total = 0;
        int highest = -1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                total += counts[i];
                highest = i;
            }
        }
        if (total == 0) {
            return NONE;
        }
        boolean isTold = LatencyHistogram.classOf(longestNs) >= highest;
        long maxNs = isTold ? longestNs : LatencyHistogram.upperNs(highest);
        return new Spread(
                total,
                sumNs,
                at(counts, total, 500, maxNs),
                at(counts, total, 990, maxNs),
                at(counts, total, 999, maxNs),
                maxNs);
    }

    private static long at(long[] counts, long total, int perMille, long maxNs) {
        long wanted = (total * perMille + 999) / 1_000;
        long passed = 0;
        int index = -1;
        while (passed < wanted) {
            passed += counts[++index];
        }
        return Math.min(maxNs, LatencyHistogram.upperNs(index));
    }
}
