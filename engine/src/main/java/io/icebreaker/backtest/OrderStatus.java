package io.icebreaker.backtest;

/** Where an order stands (analytics 10.2); the ordinal is journaled. Partial fills stand whatever follows. */
public enum OrderStatus {
    /** On its way, waiting for a book, or standing. */
    WORKING,
    FILLED,
    /** At once, or its unfilled rest after the time a market order may wait. */
    REJECTED,
    CANCELLED,
    /** Its rest at the session's close or the recording's end. */
    EXPIRED
}
