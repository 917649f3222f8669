package io.icebreaker.bench.paced;

import java.util.concurrent.locks.LockSupport;

/** Waits for an instant: asleep while it is far, awake for the last of it, so that two cores suffice. */
final class Instants {
    /** Linux wakes a sleeper some 55 µs late (its timers' slack is 50 µs). */
    private static final long AWAKE_NS = 80_000L;

    private Instants() {}

    /** Returns once the clock has come to {@code instantNs}; the reading that says so. */
    static long await(long instantNs) {
        long nowNs = System.nanoTime();
        while (instantNs - nowNs > AWAKE_NS) {
            LockSupport.parkNanos(instantNs - nowNs - AWAKE_NS);
            nowNs = System.nanoTime();
        }
        while (nowNs - instantNs < 0) {
            Thread.onSpinWait();
            nowNs = System.nanoTime();
        }
        return nowNs;
    }
}
