package io.icebreaker.feed.sim.smartapi;

/** What can go wrong on this wire alone, once and now, on every connection that has a subscription. */
public enum SmartFault {
    /** A new price and size of the last trade with volume, average and totals unchanged (feed-smartapi 6). */
    PRICE_ONLY,
    /** What the wire shows behind the close: one ask, no bids, no total of buyers. */
    LEFTOVER_DEPTH,
    /** {@code E1001} for a request nobody sent. */
    ERROR_TEXT,
    /** Text that is neither pong nor JSON. */
    BROKEN_TEXT,
    /** A packet of a size no mode has. */
    UNKNOWN_LENGTH
}
