package io.icebreaker.feed.sim;

/**
 * A small generator of our own (SplitMix64: Steele, Lea, Flood 2014), because a seed must give the same
 * market on every JDK and the library's Gaussian and exponential draws may change between releases. One
 * thread; allocates nothing.
 */
final class SimRandom {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1p-53;

    /** Sum of 12 uniforms has variance 1. */
    private static final int UNIFORMS = 12;

    private long state;

    SimRandom(long seed) {
        state = seed;
    }

    /** A generator of its own for one part of the market: another part's draws do not disturb it. */
    SimRandom split(long part) {
        return new SimRandom(mix(state + mix(part * GAMMA)));
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /** In [0, 1). */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /** In 0..bound-1. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Near enough to normal for a market, and never beyond six deviations. */
    double gaussian() {
        double sum = -UNIFORMS / 2.0;
        for (int i = 0; i < UNIFORMS; i++) {
            sum += unit();
        }
        return sum;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** 0, 1, 2, ... with the given mean. */
    int geometric(double mean) {
        return (int) exponential(mean);
    }

    /** At least 1 and heavy in the tail (Pareto, exponent 1.5), at most {@code most}. */
    int heavy(int most) {
        double u = 1 - unit();
        return (int) Math.min(most, 1 / StrictMath.cbrt(u * u));
    }
}
