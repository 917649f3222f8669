package io.icebreaker.feed.rest;

import org.agrona.concurrent.NanoClock;

/**
 * Stops asking a broker that fails. CLOSED: calls go out; so many failures in a row open it. OPEN: no call
 * goes out until the pause is over, which doubles with each failed trial up to its cap. HALF_OPEN: one call
 * is let through as a trial, and closes or opens it again. A refusal (wrong token, bad question, too many
 * calls) is an answer and so no failure.
 *
 * <p>Any thread; reads only the injected clock.
 */
public final class CircuitBreaker {
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final NanoClock clock;
    private final int failuresToOpen;
    private final long firstPauseNs;
    private final long maxPauseNs;
    private State state = State.CLOSED;
    private int failuresInARow;
    private long pauseNs;
    private long openedAt;
    private long successes;
    private long failures;
    private long opened;
    private long refused;

    /**
     * @param clock monotonic ns
     * @param failuresToOpen at least 1
     */
    public CircuitBreaker(NanoClock clock, int failuresToOpen, long firstPauseNs, long maxPauseNs) {
        if (failuresToOpen < 1 || firstPauseNs < 1 || maxPauseNs < firstPauseNs) {
            throw new IllegalArgumentException(
                    "a breaker needs at least 1 failure and pauses of 1 ns or more, had "
                            + failuresToOpen
                            + ", "
                            + firstPauseNs
                            + ".."
                            + maxPauseNs
                            + " ns");
        }
        this.clock = clock;
        this.failuresToOpen = failuresToOpen;
        this.firstPauseNs = firstPauseNs;
        this.maxPauseNs = maxPauseNs;
    }

    /** Five failures in a row; 5 s, doubling to 60 s. */
    public static CircuitBreaker usual(NanoClock clock) {
        return new CircuitBreaker(clock, 5, 5 * Limit.SECOND_NS, 60 * Limit.SECOND_NS);
    }

    /** Whether {@link #tryPass} would say yes; a no is counted as refused. */
    public synchronized boolean mayPass() {
        boolean may = state == State.CLOSED || state == State.OPEN && isPauseOver();
        refused += may ? 0 : 1;
        return may;
    }

    private boolean isPauseOver() {
        return clock.nanoTime() - openedAt >= pauseNs;
    }

    /** Whether a call may go out now. Who is told yes tells {@link #success} or {@link #failure} after it. */
    public synchronized boolean tryPass() {
        if (state == State.OPEN && isPauseOver()) {
            state = State.HALF_OPEN;
            return true;
        }
        if (state != State.CLOSED) {
            refused++;
            return false;
        }
        return true;
    }

    /** The broker answered, be it with a refusal. */
    public synchronized void success() {
        successes++;
        failuresInARow = 0;
        state = State.CLOSED;
    }

    /** No answer, or one that nobody can read. */
    public synchronized void failure() {
        failures++;
        failuresInARow++;
        if (state == State.HALF_OPEN) {
            open(Math.min(maxPauseNs, pauseNs * 2));
        } else if (state == State.CLOSED && failuresInARow >= failuresToOpen) {
            open(firstPauseNs);
        }
    }

    private void open(long pause) {
        state = State.OPEN;
        pauseNs = pause;
        openedAt = clock.nanoTime();
        opened++;
    }

    public synchronized State state() {
        return state;
    }

    public synchronized Status status() {
        boolean isOpen = state == State.OPEN;
        long left = isOpen ? Math.max(0, pauseNs - (clock.nanoTime() - openedAt)) : 0;
        return new Status(state, left, successes, failures, opened, refused);
    }

    /**
     * @param retryInNs until the next trial; 0 unless OPEN
     * @param successes calls that were answered
     * @param failures calls that were not
     * @param opened how often it opened
     * @param refused calls turned away while it was not closed
     */
    public record Status(
            State state,
            long retryInNs,
            long successes,
            long failures,
            long opened,
            long refused) {}
}
