package io.icebreaker.bench.paced;

import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param plan what was asked for
 * @param isTimed whether the rate counts; false for a run that only shows that it works
 * @param lost planned packets that were not visible in the end, and whatever else went wrong, counted
 * @param achieved packets a second: those measured, over the time from the stretch's begin until the last of
 *     them was visible, or its planned end when that is later
 * @param latency from the planned instant to published, ns, a value a packet
 * @param shown the same to the board
 * @param signals signals found
 * @param lateness the publishing thread's own at each planned instant, ns
 * @param control how late a sleeper woke beside it, ns
 * @param stealPercent of all cores' time
 * @param laneBytes what the lane's thread allocated a measured packet; NaN when that is not known
 * @param publisherBytes what the publishing thread allocated a measured packet
 * @param drainNs from a burst's end until a packet first took less than 1 ms, ns; -1: never
 * @param replay what a replay of the journal found: {@code null} equal, else how it differs
 * @param isReplayed whether it was replayed
 */
record Outcome(
        Plan plan,
        boolean isTimed,
        long lost,
        double achieved,
        Histogram latency,
        Histogram shown,
        long signals,
        Histogram lateness,
        Histogram control,
        double stealPercent,
        double laneBytes,
        double publisherBytes,
        long drainNs,
        String replay,
        boolean isReplayed) {

    /** Whether its figures may be quoted. */
    boolean isSound() {
        double asked = isTimed && plan.isPaced() ? plan.measuredRate() : 0;
        return Judge.isSound(lost, asked, achieved) && replay == null;
    }

    /** Whether the lane made no garbage of its packets. */
    boolean isClean() {
        return Judge.isClean(laneBytes * plan.measured(), plan.measured());
    }

    /** A percentile of the latency, µs. */
    double us(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }
}
