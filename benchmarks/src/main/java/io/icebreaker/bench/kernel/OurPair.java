package io.icebreaker.bench.kernel;

import io.icebreaker.indicator.EmaRsi;
import org.openjdk.jmh.annotations.CompilerControl;

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

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public double take(Bars bars, int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            add(bars, at);
            sum += ema() + rsi();
        }
        return sum;
    }
}
