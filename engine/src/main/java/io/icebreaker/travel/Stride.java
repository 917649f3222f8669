package io.icebreaker.travel;

/** What a step goes by. */
public enum Stride {
    /** The next packet. */
    TICK,
    /** The next minute bar that closes. */
    BAR,
    /** The next signal, suppressed ones included. */
    SIGNAL
}
