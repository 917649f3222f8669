package io.icebreaker.backtest;

/** The two kinds of order (analytics 10.2); the ordinal is journaled. */
public enum OrderType {
    MARKET,
    LIMIT
}
