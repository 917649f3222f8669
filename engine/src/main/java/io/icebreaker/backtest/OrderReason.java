package io.icebreaker.backtest;

/**
 * Why an order was rejected or expired (analytics 10.2, 10.3), or what one that works is waiting for; the
 * ordinal is journaled.
 */
public enum OrderReason {
    NONE,
    /** Unknown or expired instrument, an index, a quantity that is no lots, a limit below one tick. */
    BAD_ORDER,
    /** Created after the session's close. */
    CLOSED,
    /** No valid book within 30 seconds. */
    NO_BOOK,
    /** Model LAST: no trade within 30 seconds. */
    NO_TRADE,
    /** More than the visible levels and twenty ticks beyond them hold. */
    TOO_LARGE,
    /** Left at the session's close. */
    CLOSE,
    /** Left at the end of the recording. */
    END,
    /** It waits: its latency is not over, or the session has not begun. */
    LATENCY,
    /** It waits: no packet of its instrument has come since. */
    QUOTE,
    /** It waits: the latest packet came too late to be traded on (dashboard UI-101). */
    OLD_QUOTE,
    /** It waits: the latest packet has no valid book. */
    BOOK,
    /** It waits, model LAST: the latest packet has no trade. */
    TRADE,
    /** A limit order stands: the market is not there. */
    PRICE
}
