package io.icebreaker.backtest;

/** Why an order was rejected or expired (analytics 10.2, 10.3); the ordinal is journaled. */
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
    END
}
