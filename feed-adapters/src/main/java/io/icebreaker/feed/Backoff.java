package io.icebreaker.feed;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: the first soon, then full jitter under a doubling cap, so that a
 * fleet cut off together does not come back together. One thread.
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
        if (doublings == 0) {
            return jitter.nextLong(timings.firstRetryNs() + 1);
        }
        long least = timings.minRetryNs();
        boolean isCapped = least > timings.maxRetryNs() >> doublings;
        long most = isCapped ? timings.maxRetryNs() : least << doublings;
        return jitter.nextLong(least, most + 1);
    }

    void reset() {
        tries = 0;
    }
}
