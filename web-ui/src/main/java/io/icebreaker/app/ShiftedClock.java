package io.icebreaker.app;

import org.agrona.concurrent.EpochNanoClock;

/**
 * A clock that starts at any moment and then runs with the machine's monotonic time: steps of the wall
 * clock do not reach it.
 */
final class ShiftedClock implements EpochNanoClock {
    private final long offsetNs;

    private ShiftedClock(long offsetNs) {
        this.offsetNs = offsetNs;
    }

    /** A clock that says {@code epochNs} now. */
    static ShiftedClock startingAt(long epochNs) {
        return new ShiftedClock(epochNs - System.nanoTime());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + offsetNs;
    }
}
