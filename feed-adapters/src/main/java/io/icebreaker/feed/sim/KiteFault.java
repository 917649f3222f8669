package io.icebreaker.feed.sim;

/** What can go wrong once, between two ticks, on every connection that has a subscription. */
public enum KiteFault {
    /** A frame that promises a packet and breaks off in it. */
    TRUNCATED_FRAME,
    /** A frame with a packet of 20 bytes, then a good one. */
    UNKNOWN_LENGTH,
    /** The last packet with half the volume. */
    VOLUME_BACKWARDS,
    /** The last packet again. */
    DUPLICATED_PACKET,
    /** An order update as text. */
    ORDER_TEXT,
    /** Text that is no JSON. */
    BROKEN_TEXT
}
