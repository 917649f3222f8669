package io.icebreaker.bench.kernel;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;

/** Indicators of all makers on the same bars, equal within 1e-9. */
final class IndicatorCheck {
    private static final int BARS = 20_000;
    private static final long SEED = 11;
    private static final double TOLERANCE = 1e-9;
    private static final int EMA_LOOKBACK = 19;

    /** ta4j seeds by its first value: 13/14 to the power of so many is below 1e-30. */
    private static final int SETTLED = 1_000;

    private IndicatorCheck() {}

    /** The pair of a maker beside TA-Lib's, bar by bar. */
    static void assertEqual(PairKind kind) {
        var bars = new Bars(BARS, SEED);
        var talib = new Talib(bars);
        talib.pair();
        double[] rsi = talib.outputs().get(Indicator.RSI14);
        boolean seedsAlike = kind == PairKind.OURS || kind == PairKind.PLAIN;
        int first = seedsAlike ? EMA_LOOKBACK : SETTLED;
        PairMaker maker = kind.make();
        for (int n = 0; n < BARS; n++) {
            maker.add(bars, n);
            if (n >= first) {
                near(kind + " EMA20", n, talib.ema20()[n - EMA_LOOKBACK], maker.ema());
                near(kind + " RSI14", n, rsi[n - Indicator.RSI14.lookback()], maker.rsi());
            }
        }
    }

    /** All indicators that TA-Lib has, bar by bar; returns how many they are. */
    static int assertSetEqual() {
        var bars = new Bars(BARS, SEED);
        var talib = new Talib(bars);
        talib.all();
        var kernel = new IndicatorKernel(1);
        for (int n = 0; n < BARS; n++) {
            add(kernel, bars, n);
            int bar = n;
            talib.outputs().forEach((which, out) -> near(kernel, which, bar, out));
        }
        return talib.outputs().size();
    }

    static void add(IndicatorKernel kernel, Bars bars, int n) {
        kernel.add(
                0, bars.openE4[n], bars.highE4[n], bars.lowE4[n], bars.closeE4[n], bars.volumes[n]);
    }

    private static void near(IndicatorKernel kernel, Indicator which, int bar, double[] out) {
        if (bar >= which.lookback()) {
            double expected = out[bar - which.lookback()];
            near(which.name(), bar, expected, kernel.value(0, which));
        }
    }

    private static void near(String what, int bar, double expected, double actual) {
        double most = TOLERANCE * Math.max(1, Math.abs(expected));
        if (!(Math.abs(actual - expected) <= most)) {
            throw new AssertionError(
                    what + " of bar " + bar + ": TA-Lib " + expected + ", other " + actual);
        }
    }
}
