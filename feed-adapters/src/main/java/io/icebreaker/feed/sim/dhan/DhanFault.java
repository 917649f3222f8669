package io.icebreaker.feed.sim.dhan;

/** What can go wrong once at Dhan beside {@link io.icebreaker.feed.sim.SimFault} (feed-dhan 12). */
public enum DhanFault {
    /** A full packet whose book has no bids. */
    ZERO_BOOK_SIDE,
    /** A packet of a code nobody knows, then a good one. */
    UNKNOWN_CODE,
    /** Market status, as at the open and the close. */
    MARKET_STATUS
}
