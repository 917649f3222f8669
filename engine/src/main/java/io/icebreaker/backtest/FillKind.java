package io.icebreaker.backtest;

/** How a fill came about; the ordinal is journaled. */
public enum FillKind {
    /** The market took a strategy's order. */
    TRADE,
    /** The engine closed what was open, at a session's close or the end of the run (10.5). */
    CLOSING,
    /** A future ended at its expiry (10.3). */
    SETTLEMENT,
    /** An option ended in the money. */
    EXERCISE,
    /** An option ended worthless. */
    LAPSE;

    /** Whether a broker executed an order: only those cost brokerage. */
    boolean isOrder() {
        return this == TRADE || this == CLOSING;
    }
}
