package io.icebreaker.bench.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.openjdk.jmh.annotations.CompilerControl;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/**
 * ta4j 0.17: each bar added to a capped series, then both indicators asked for it. It seeds both means by
 * their first value, so that it agrees with others after some hundred bars.
 */
final class Ta4jPair implements PairMaker {
    private static final int WINDOW = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BarSeries series;
    private final EMAIndicator emaIndicator;
    private final RSIIndicator rsiIndicator;
    private ZonedDateTime end = Instant.EPOCH.atZone(ZoneOffset.UTC);
    private Num ema;
    private Num rsi;

    /** {@code kind}: DoubleNum or DecimalNum. */
    Ta4jPair(Class<? extends Num> kind) {
        series = new BaseBarSeriesBuilder().withNumTypeOf(kind).withMaxBarCount(WINDOW).build();
        var close = new ClosePriceIndicator(series);
        emaIndicator = new EMAIndicator(close, 20);
        rsiIndicator = new RSIIndicator(close, 14);
    }

    @Override
    public void add(Bars bars, int at) {
        end = end.plus(MINUTE);
        series.addBar(
                new BaseBar(
                        MINUTE,
                        end,
                        series.numOf(bars.openE4[at] / 10_000.0),
                        series.numOf(bars.high[at]),
                        series.numOf(bars.low[at]),
                        series.numOf(bars.close[at]),
                        series.numOf(bars.volume[at]),
                        series.numOf(0)));
        int last = series.getEndIndex();
        ema = emaIndicator.getValue(last);
        rsi = rsiIndicator.getValue(last);
    }

    @Override
    public double ema() {
        return ema.doubleValue();
    }

    @Override
    public double rsi() {
        return rsi.doubleValue();
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
