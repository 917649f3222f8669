package io.icebreaker.bench.kernel;

/** EMA20 and RSI14 of a series, a closed bar a call; NaN or anything before there are enough bars. */
interface PairMaker {
    void add(Bars bars, int at);

    double ema();

    double rsi();
}
