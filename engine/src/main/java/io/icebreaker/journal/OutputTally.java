package io.icebreaker.journal;

import io.icebreaker.bar.Interval;

/** What the output stage remembers from event to event. Its thread's. */
public final class OutputTally {
    final RollingHash hash = new RollingHash();
    final long[] bars = new long[Interval.COUNT];
    long records;
    long minute = Long.MIN_VALUE;
    long receiveTimeNs;
    long eventTimeNs;

    /** Receive time of the latest event by its own stamp, ns UTC. */
    public long receiveTimeNs() {
        return receiveTimeNs;
    }

    /** Receive time of the last event, ns UTC; 0 of one that has none. */
    public long eventTimeNs() {
        return eventTimeNs;
    }
}
