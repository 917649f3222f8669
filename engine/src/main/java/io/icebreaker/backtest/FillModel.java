package io.icebreaker.backtest;

/** At which price an order is taken to have traded (analytics 10.3). */
public enum FillModel {
    /** The next trade's price, whole quantity: optimistic by half a spread. */
    LAST,
    /** The middle of the next valid book, rounded against the trader, whole quantity. */
    MID,
    /** The visible levels from the best on: the default. */
    TOUCH,
    /** As TOUCH; a limit order waits behind the quantity that stood before it. */
    QUEUE
}
