package io.icebreaker.stage.signal;

/** A small generator whose numbers depend on the seed alone. Source: Steele, Lea, Flood, OOPSLA 2014. */
final class SplitMix64 {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** Starts the sequence that belongs to a pair of numbers. */
    void start(long seed, long number) {
        state = mix(seed + GOLDEN) ^ mix(number);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0..bound-1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
