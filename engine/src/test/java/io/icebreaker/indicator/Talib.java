package io.icebreaker.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.icebreaker.bar.BarSeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** TA-Lib 0.4.0 over a whole series from index 0, NaN before the first value it has. */
final class Talib {
    /** One call of the library. */
    private interface Call {
        RetCode run(int to, MInteger from, MInteger count);
    }

    private final Core core = new Core();
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final int size;
    private final Map<Indicator, double[]> values = new EnumMap<>(Indicator.class);

    private Talib(BarSeries series) {
        size = series.size();
        high = new double[size];
        low = new double[size];
        close = new double[size];
        volume = new double[size];
        for (int i = 0; i < size; i++) {
            high[i] = series.highE4(i) / 10000.0;
            low[i] = series.lowE4(i) / 10000.0;
            close[i] = series.closeE4(i) / 10000.0;
            volume[i] = series.volume(i);
        }
    }

    /** All it has of our indicators. */
    static Map<Indicator, double[]> of(BarSeries series) {
        var talib = new Talib(series);
        talib.averages();
        talib.bands();
        talib.oscillators();
        talib.ranges();
        talib.volumes();
        return talib.values;
    }

    static double[] sma(BarSeries series, int period) {
        var talib = new Talib(series);
        double[] out = new double[talib.size];
        talib.call(
                (to, from, count) -> talib.core.sma(0, to, talib.close, period, from, count, out),
                out);
        return out;
    }

    static double[] ema(BarSeries series, int period) {
        var talib = new Talib(series);
        double[] out = new double[talib.size];
        talib.call(
                (to, from, count) -> talib.core.ema(0, to, talib.close, period, from, count, out),
                out);
        return out;
    }

    /** Runs a call and moves what it wrote to the bars it is about. */
    private void call(Call call, double[]... outs) {
        var from = new MInteger();
        var count = new MInteger();
        RetCode code = call.run(size - 1, from, count);
        if (code != RetCode.Success) {
            throw new AssertionError(code);
        }
        for (double[] out : outs) {
            System.arraycopy(out, 0, out, from.value, count.value);
            Arrays.fill(out, 0, count.value == 0 ? size : from.value, Double.NaN);
        }
    }

    private double[] out(Indicator indicator) {
        return values.computeIfAbsent(indicator, key -> new double[size]);
    }

    private void averages() {
        sma(Indicator.SMA20, 20);
        sma(Indicator.SMA50, 50);
        ema(Indicator.EMA8, 8);
        ema(Indicator.EMA12, 12);
        ema(Indicator.EMA13, 13);
        ema(Indicator.EMA26, 26);
    }

    private void sma(Indicator indicator, int period) {
        double[] out = out(indicator);
        call((to, from, count) -> core.sma(0, to, close, period, from, count, out), out);
    }

    private void ema(Indicator indicator, int period) {
        double[] out = out(indicator);
        call((to, from, count) -> core.ema(0, to, close, period, from, count, out), out);
    }

    private void bands() {
        double[] line = out(Indicator.MACD);
        double[] signal = out(Indicator.MACDS);
        double[] rest = out(Indicator.MACDH);
        call(
                (to, from, count) ->
                        core.macd(0, to, close, 12, 26, 9, from, count, line, signal, rest),
                line,
                signal,
                rest);
        double[] upper = out(Indicator.BBU);
        double[] middle = out(Indicator.BBM);
        double[] lower = out(Indicator.BBL);
        call(
                (to, from, count) ->
                        core.bbands(
                                0,
                                to,
                                close,
                                20,
                                2,
                                2,
                                MAType.Sma,
                                from,
                                count,
                                upper,
                                middle,
                                lower),
                upper,
                middle,
                lower);
    }

    private void oscillators() {
        double[] rsi = out(Indicator.RSI14);
        call((to, from, count) -> core.rsi(0, to, close, 14, from, count, rsi), rsi);
        double[] k = out(Indicator.SLOWK);
        double[] d = out(Indicator.SLOWD);
        call(
                (to, from, count) ->
                        core.stoch(
                                0,
                                to,
                                high,
                                low,
                                close,
                                14,
                                3,
                                MAType.Sma,
                                3,
                                MAType.Sma,
                                from,
                                count,
                                k,
                                d),
                k,
                d);
        double[] momentum = out(Indicator.MOM10);
        call((to, from, count) -> core.mom(0, to, close, 10, from, count, momentum), momentum);
        double[] change = out(Indicator.ROC10);
        call((to, from, count) -> core.roc(0, to, close, 10, from, count, change), change);
        double[] typical = out(Indicator.TYPPRICE);
        call(
                (to, from, count) -> core.typPrice(0, to, high, low, close, from, count, typical),
                typical);
    }

    private void ranges() {
        double[] adx = out(Indicator.ADX14);
        call((to, from, count) -> core.adx(0, to, high, low, close, 14, from, count, adx), adx);
        double[] will = out(Indicator.WILLR14);
        call((to, from, count) -> core.willR(0, to, high, low, close, 14, from, count, will), will);
        double[] atr = out(Indicator.ATR14);
        call((to, from, count) -> core.atr(0, to, high, low, close, 14, from, count, atr), atr);
    }

    private void volumes() {
        double[] obv = out(Indicator.OBV);
        call((to, from, count) -> core.obv(0, to, close, volume, from, count, obv), obv);
        double[] ad = out(Indicator.AD);
        call((to, from, count) -> core.ad(0, to, high, low, close, volume, from, count, ad), ad);
    }
}
