package io.icebreaker.bench.paced;

import io.icebreaker.bench.report.Verdict;

/** When a run's figures may be quoted, and what they are worth. */
final class Judge {
    /** Of the rate asked for. */
    private static final double LEAST_ACHIEVED = 0.999;

    /** Bytes a packet (performance spec, P13). */
    private static final double MOST_BYTES = 0.01;

    /** What late classes and the compiler's messages take, once a run: a few hundred bytes each. */
    private static final long ONCE_BYTES = 16_384;

    private Judge() {}

    /** Whether so many bytes over so many packets are no garbage of the packets; NaN is not clean. */
    static boolean isClean(double bytes, long packets) {
        return bytes <= MOST_BYTES * packets + ONCE_BYTES;
    }

    /** Nothing lost and the rate kept. */
    static boolean isSound(long lost, double asked, double achieved) {
        return lost == 0 && achieved >= LEAST_ACHIEVED * asked;
    }

    /** The verdict of a figure that should be at least {@code wanted}. */
    static Verdict atLeast(boolean isSound, boolean isTimed, double figure, double wanted) {
        return atMost(isSound, isTimed, wanted, figure);
    }

    /**
     * The verdict of a figure that should be at most {@code wanted}.
     *
     * @param isTimed false: a run too short to judge time by
     */
    static Verdict atMost(boolean isSound, boolean isTimed, double figure, double wanted) {
        if (!isSound) {
            return Verdict.FAIL;
        }
        if (!isTimed) {
            return Verdict.TOLD;
        }
        return figure <= wanted ? Verdict.MET : Verdict.MISSED;
    }
}
