package io.icebreaker.app;

/**
 * When a live day keeps its state: every so many minutes; on a busy day as soon as what has been journaled
 * since would take a start some seconds to go through again, but not more often than each {@link #LEAST_NS}.
 */
final class SnapshotDue {
    /** A start goes through as many in about three seconds. */
    static final long EVENTS = 250_000;

    /** Taking one is some seconds of a process of the lowest priority. */
    static final long LEAST_NS = 120_000_000_000L;

    private final long everyNs;
    private long takenNs;
    private long takenBehind;

    /**
     * A schedule.
     *
     * @param everyNs the longest time between two; 0: never
     * @param nowNs of a steady clock
     * @param journaled the journal's last event
     */
    SnapshotDue(long everyNs, long nowNs, long journaled) {
        this.everyNs = everyNs;
        taken(nowNs, journaled);
    }

    boolean isDue(long nowNs, long journaled) {
        long sinceNs = nowNs - takenNs;
        return everyNs > 0
                && (sinceNs >= everyNs || sinceNs >= LEAST_NS && journaled - takenBehind >= EVENTS);
    }

    /** One has been begun. */
    void taken(long nowNs, long journaled) {
        takenNs = nowNs;
        takenBehind = journaled;
    }
}
