package io.icebreaker.tick;

/** Why a packet or frame was refused; one refusal is one count under one class (feed-kite 3.6). */
public enum Reject {
    /** Text where only binary exists, or the reverse. */
    OPCODE,
    /** A text frame that is not one whole JSON object, or lacks its discriminator. */
    TEXT,
    /** A frame shorter than its header, or a packet that runs past the end. */
    TRUNCATED,
    /** Bytes left after the last promised packet. */
    TRAILING,
    /** An unknown type code. */
    KIND,
    /** A size that no known packet has. */
    LENGTH,
    /** A segment outside the broker's table. */
    SEGMENT,
    /** Token 0, not a number, or above 2^32 - 1. */
    TOKEN,
    /** NaN or infinity in a float field that is used. */
    NOT_FINITE,
    /** A price whose E4 does not fit a long, or a negative quantity. */
    RANGE,
    /** No exchange can be told. */
    UNRESOLVED,
    /** A well-formed packet about an instrument nobody defined. */
    UNKNOWN_INSTRUMENT,
    /** Older, by the wire's own numbers, than a packet of the same instrument before it. */
    OLD,
    /** A frame larger than the limit. */
    OVERSIZED
}
