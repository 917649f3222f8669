package io.icebreaker.stage;

import io.icebreaker.tick.Tick;

/**
 * One step a tick takes on a lane. A stage that throws a RuntimeException fails that event only: the lane
 * records it, marks the event, and the lane's later stages do not see it.
 */
public interface Stage {
    /** One word, for counters and messages. */
    String name();

    /**
     * One event, in ring order.
     *
     * @param endOfBatch whether no further event is waiting, or many were gathered: the moment to publish
     */
    void onEvent(Tick tick, boolean endOfBatch);

    /** Whether the stage wants events on which an earlier stage of its lane threw. */
    default boolean seesFailedEvents() {
        return false;
    }

    /** Whether the process must end when this stage throws, since going on would lose or falsify data. */
    default boolean isVital() {
        return false;
    }

    /** The lane is about to stop; nothing follows. */
    default void onStop() {}
}
