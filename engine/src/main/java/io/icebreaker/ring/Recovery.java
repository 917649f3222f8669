package io.icebreaker.ring;

import io.icebreaker.tick.TickSink;

/**
 * While a journal's events go through the stages again, what comes live is taken in already: it waits in the
 * backlog, as much as that has room for, in the order of its coming, and follows when this is closed.
 *
 * <p><b>Threading.</b> One thread recovers; any closes.
 */
public final class Recovery implements AutoCloseable {
    private final Doors doors;
    private final TickSink sink;

    Recovery(Doors doors) {
        this.doors = doors;
        sink = doors.recovering();
        doors.hold();
    }

    /** The door for what the journal has: in front of all that waits. */
    public TickSink sink() {
        return sink;
    }

    /** What waits goes on. */
    @Override
    public void close() {
        doors.release();
    }
}
