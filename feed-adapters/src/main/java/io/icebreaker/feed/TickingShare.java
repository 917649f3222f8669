package io.icebreaker.feed;

import org.agrona.concurrent.NanoClock;

/**
 * Whether a connection's own instruments were ticking of late, so that their silence tells of a dead link
 * and not of a quiet market: five of them, or all when there are fewer (feed-noren 4). The first packets of
 * a connection tell nothing, for brokers send them in any case. The session's thread.
 */
final class TickingShare {
    private static final int ENOUGH = 5;
    private static final int MANY = 20;

    /** Long enough for every liquid instrument to tick more often than a subscription makes it. */
    private static final long LEAST_WINDOW_NS = 60_000_000_000L;

    private final Object lock;
    private final Covered covered;
    private final NanoClock clock;
    private final long windowNs;
    private long windowEndNs;

    /**
     * Watches what the lock guards.
     *
     * @param windowNs "of late" is this long, a minute at least, and up to twice as long; no shorter than a
     *     silence to be judged
     */
    TickingShare(Object lock, Covered covered, NanoClock clock, long windowNs) {
        this.lock = lock;
        this.covered = covered;
        this.clock = clock;
        this.windowNs = Math.max(windowNs, LEAST_WINDOW_NS);
        windowEndNs = clock.nanoTime() + this.windowNs;
    }

    /** Time passes; to be called often. */
    void look() {
        if (clock.nanoTime() - windowEndNs >= 0) {
            windowEndNs = clock.nanoTime() + windowNs;
            synchronized (lock) {
                covered.newWindow();
            }
        }
    }

    boolean isEmpty() {
        synchronized (lock) {
            return covered.wanted() == 0;
        }
    }

    boolean wasTicking() {
        synchronized (lock) {
            int wanted = covered.wanted();
            return wanted > 0 && covered.spoke() >= Math.min(ENOUGH, wanted);
        }
    }

    /** Whether so many tick that one of them surely trades within seconds. */
    boolean isBusy() {
        synchronized (lock) {
            return covered.spoke() >= MANY;
        }
    }
}
