package io.icebreaker.bench.kernel;

/**
 * EMA20 and RSI14 of a series, bar by bar; NaN or anything before there are enough bars. Each maker has a
 * loop of its own, so that its work is measured and not two calls by this interface for each bar.
 */
interface PairMaker {
    void add(Bars bars, int at);

    double ema();

    double rsi();

    /** Adds bars from {@code from} up to {@code to}; the sum of both values at each, so that all are made. */
    double take(Bars bars, int from, int to);
}
