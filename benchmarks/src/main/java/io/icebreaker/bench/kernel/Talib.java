package io.icebreaker.bench.kernel;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.icebreaker.indicator.Indicator;
import java.util.EnumMap;
import java.util.Map;

/**
 * TA-Lib 0.4.0 in batch over a whole series. An output's value number {@code i} belongs to bar {@code i +
 * lookback}; outputs are made once and filled anew by each run.
 */
final class Talib {
    private static final MAType SIMPLE = MAType.Sma;

    private final Core core = new Core();
    private final MInteger from = new MInteger();
    private final MInteger count = new MInteger();
    private final Bars bars;
    private final int last;
    private final double[] ema20;
    private final Map<Indicator, double[]> outputs = new EnumMap<>(Indicator.class);

    Talib(Bars bars) {
        this.bars = bars;
        last = bars.size() - 1;
        ema20 = new double[bars.size()];
    }

    /** EMA20 and RSI14. */
    void pair() {
        check(core.ema(0, last, bars.close, 20, from, count, ema20));
        rsi();
    }

    double[] ema20() {
        return ema20;
    }

    /** All that it has of our indicators. */
    void all() {
        averages();
        bands();
        rsi();
        ofCloses();
        ranges();
        volumes();
    }

    /** What the last run gave, by indicator. */
    Map<Indicator, double[]> outputs() {
        return outputs;
    }

    private double[] out(Indicator indicator) {
        return outputs.computeIfAbsent(indicator, key -> new double[bars.size()]);
    }

    private static void check(RetCode code) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib: " + code);
        }
    }

    private void averages() {
        sma(20, Indicator.SMA20);
        sma(50, Indicator.SMA50);
        ema(8, Indicator.EMA8);
        ema(12, Indicator.EMA12);
        ema(13, Indicator.EMA13);
        ema(26, Indicator.EMA26);
    }

    private void sma(int period, Indicator to) {
        check(core.sma(0, last, bars.close, period, from, count, out(to)));
    }

    private void ema(int period, Indicator to) {
        check(core.ema(0, last, bars.close, period, from, count, out(to)));
    }

    private void rsi() {
        check(core.rsi(0, last, bars.close, 14, from, count, out(Indicator.RSI14)));
    }

    private void bands() {
        double[] line = out(Indicator.MACD);
        double[] signal = out(Indicator.MACDS);
        double[] rest = out(Indicator.MACDH);
        check(core.macd(0, last, bars.close, 12, 26, 9, from, count, line, signal, rest));
        double[] upper = out(Indicator.BBU);
        double[] middle = out(Indicator.BBM);
        double[] lower = out(Indicator.BBL);
        check(
                core.bbands(
                        0, last, bars.close, 20, 2, 2, SIMPLE, from, count, upper, middle, lower));
    }

    private void ofCloses() {
        check(core.mom(0, last, bars.close, 10, from, count, out(Indicator.MOM10)));
        check(core.roc(0, last, bars.close, 10, from, count, out(Indicator.ROC10)));
    }

    private void ranges() {
        double[] high = bars.high;
        double[] low = bars.low;
        double[] close = bars.close;
        double[] k = out(Indicator.SLOWK);
        double[] d = out(Indicator.SLOWD);
        check(core.stoch(0, last, high, low, close, 14, 3, SIMPLE, 3, SIMPLE, from, count, k, d));
        check(core.adx(0, last, high, low, close, 14, from, count, out(Indicator.ADX14)));
        check(core.willR(0, last, high, low, close, 14, from, count, out(Indicator.WILLR14)));
        check(core.atr(0, last, high, low, close, 14, from, count, out(Indicator.ATR14)));
        check(core.typPrice(0, last, high, low, close, from, count, out(Indicator.TYPPRICE)));
    }

    private void volumes() {
        check(core.obv(0, last, bars.close, bars.volume, from, count, out(Indicator.OBV)));
        check(
                core.ad(
                        0,
                        last,
                        bars.high,
                        bars.low,
                        bars.close,
                        bars.volume,
                        from,
                        count,
                        out(Indicator.AD)));
    }
}
