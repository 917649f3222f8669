package io.icebreaker.bench.kernel;

import io.icebreaker.indicator.EmaRsi;

/** The engine's own parts. */
final class OurPair implements PairMaker {
    private final EmaRsi pair = new EmaRsi();

    @Override
    public void add(Bars bars, int at) {
        pair.add(bars.closeE4[at]);
    }

    @Override
    public double ema() {
        return pair.ema();
    }

    @Override
    public double rsi() {
        return pair.rsi();
    }
}
