package io.icebreaker.stage;

import io.icebreaker.tick.Tick;

/**
 * One step a tick takes on a lane. A stage that throws a RuntimeException fails that event only: the lane
 * records it, marks the event, and the lane's later stages do not see it.
 *
 * <p>A class and not an interface: a lane calls eighteen kinds of it an event, and looking each of them up
 * among its interfaces was a twenty-fifth of the whole analysis.
 */
public abstract class Stage {
    /** One word, for counters and messages. */
    public abstract String name();

    /**
     * One event, in ring order.
     *
     * @param endOfBatch whether no further event is waiting, or many were gathered: the moment to publish
     */
    public abstract void onEvent(Tick tick, boolean endOfBatch);

    /** Whether the stage wants events on which an earlier stage of its lane threw. */
    public boolean seesFailedEvents() {
        return false;
    }

    /** Whether the process must end when this stage throws, since going on would lose or falsify data. */
    public boolean isVital() {
        return false;
    }

    /** The lane is about to stop; nothing follows. */
    public void onStop() {}
}
