package io.icebreaker.feed.sim;

/**
 * What can be wrong with a simulated broker. Those of the first group last until {@link #NONE} or another
 * of the group is ordered; those of the second are done once, now, on every connection that has a
 * subscription.
 */
public enum SimFault {
    // ---- lasting

    /** All is well again: ends whatever lasts. */
    NONE,
    /** Heartbeats, pings and acknowledgements go on, ticks stop. */
    STALL_WITH_HEARTBEATS,
    /** Nothing is sent any more, not even pongs; sockets stay open and requests are still read. */
    STALL_SILENT,
    /**
     * Handshakes are accepted, then nothing that comes is heeded and nothing is sent: a link dead both
     * ways.
     */
    HALF_OPEN,
    /** Every handshake is refused with HTTP 403. */
    REFUSE_403,
    /** Every handshake is refused with HTTP 429. */
    REFUSE_429,
    /** Handshakes are answered, but only after 3 s. */
    SLOW_HANDSHAKE,

    // ---- once

    /** Every connection is cut by a TCP reset. */
    RESET,
    /**
     * The day's token is over: connections end as this broker ends them, and the old token is refused
     * until the simulator is given a new one. {@link #NONE} does not bring it back.
     */
    TOKEN_ROLL,
    /** A frame that breaks off in the middle of a packet. */
    TRUNCATED,
    /** A frame longer than a client may accept (over 1 MiB). */
    OVERSIZED,
    /** The last packet once more. */
    DUPLICATE,
    /** A packet of some seconds ago: older times, smaller volume. */
    LATE,
    /** The last packet with half the volume. */
    VOLUME_BACK,
    /** The last two packets of an instrument in the wrong order. */
    WRONG_ORDER;

    /** Whether it stays until told otherwise. */
    public boolean lasts() {
        return ordinal() <= SLOW_HANDSHAKE.ordinal();
    }
}
