package io.icebreaker.feed;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: anything under a bound that doubles with each (full jitter), so
 * that a fleet cut off together does not come back together. One thread.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final FeedTimings timings;
    private final RandomGenerator jitter;
    private int tries;

    Backoff(FeedTimings timings, RandomGenerator jitter) {
        this.timings = timings;
        this.jitter = jitter;
    }

    /** Wait before the next try, ns. */
    long nextNs() {
        int doublings = Math.min(MAX_DOUBLINGS, tries++);
        long first = timings.firstRetryNs();
        boolean isCapped = first > timings.maxRetryNs() >> doublings;
        long most = isCapped ? timings.maxRetryNs() : first << doublings;
        long least = doublings == 0 ? 0 : Math.min(most, timings.minRetryNs());
        return jitter.nextLong(least, most + 1);
    }

    void reset() {
        tries = 0;
    }
}
