package io.icebreaker.bench.kernel;

import org.openjdk.jmh.annotations.CompilerControl;

/** The limit: the recurrences on plain doubles and nothing else, no division but the one they need. */
final class PlainPair implements PairMaker {
    private static final int EMA = 20;
    private static final int RSI = 14;
    private static final double WEIGHT = 2.0 / (EMA + 1);

    private long count;
    private double previous;
    private double ema;
    private double gains;
    private double losses;

    @Override
    public void add(Bars bars, int at) {
        double x = bars.close[at];
        long n = count++;
        if (n >= EMA) {
            ema += (x - ema) * WEIGHT;
        } else {
            ema = n == EMA - 1 ? (ema + x) / EMA : ema + x;
        }
        double change = n == 0 ? 0 : x - previous;
        previous = x;
        double up = Math.max(change, 0);
        double down = Math.max(-change, 0);
        if (n > RSI) {
            gains += (up - gains) * (1.0 / RSI);
            losses += (down - losses) * (1.0 / RSI);
        } else {
            gains += up / RSI;
            losses += down / RSI;
        }
    }

    @Override
    public double ema() {
        return ema;
    }

    @Override
    public double rsi() {
        return 100 * gains / (gains + losses);
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
