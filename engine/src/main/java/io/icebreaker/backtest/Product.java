package io.icebreaker.backtest;

/**
 * What equity positions are: it decides costs and whether they are closed each day (analytics 10.4, 10.5).
 * Derivatives are held whatever the product.
 */
public enum Product {
    INTRADAY,
    DELIVERY
}
