package io.icebreaker.bench.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.CompilerControl;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNum;

/**
 * ta4j 0.17: a series an instrument and timeframe, each trade added to its last bar. Its best mode:
 * DoubleNum, capped series.
 */
final class Ta4jCandles implements CandleMaker {
    private static final int MOST_BARS = 500;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double RUPEE = 10_000;

    private final CandleSink sink;
    private final BarSeries[] series;
    private final long[] startNs;

    Ta4jCandles(int instruments, CandleSink sink) {
        this.sink = sink;
        series = new BarSeries[instruments * Frames.COUNT];
        startNs = new long[series.length];
        for (int n = 0; n < series.length; n++) {
            series[n] =
                    new BaseBarSeriesBuilder()
                            .withNumTypeOf(DoubleNum.class)
                            .withMaxBarCount(MOST_BARS)
                            .build();
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        var price = DoubleNum.valueOf(trades.priceE4(at) / RUPEE);
        var qty = DoubleNum.valueOf(Math.abs(trades.signedQty(at)));
        int first = trades.id(at) * Frames.COUNT;
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            long lengthNs = Frames.lengthNs(frame);
            long start = timeNs - Math.floorMod(timeNs, lengthNs);
            if (startNs[first + frame] != start) {
                tell(first + frame);
                begin(first + frame, start, lengthNs);
            }
            series[first + frame].addTrade(qty, price);
        }
    }

    private void begin(int n, long start, long lengthNs) {
        startNs[n] = start;
        Instant end = Instant.ofEpochSecond((start + lengthNs) / NS_PER_SECOND);
        series[n].addBar(Duration.ofNanos(lengthNs), end.atZone(ZoneOffset.UTC));
    }

    private void tell(int n) {
        if (startNs[n] != 0) {
            Bar bar = series[n].getLastBar();
            sink.bar(
                    n % Frames.COUNT,
                    n / Frames.COUNT,
                    startNs[n],
                    Math.round(bar.getOpenPrice().doubleValue() * RUPEE),
                    Math.round(bar.getHighPrice().doubleValue() * RUPEE),
                    Math.round(bar.getLowPrice().doubleValue() * RUPEE),
                    Math.round(bar.getClosePrice().doubleValue() * RUPEE),
                    Math.round(bar.getVolume().doubleValue()));
        }
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void take(Trades trades, long from, int count) {
        for (long n = from; n < from + count; n++) {
            onTrade(trades, trades.at(n), trades.timeNs(n));
        }
    }

    @Override
    public void finish() {
        for (int n = 0; n < series.length; n++) {
            tell(n);
        }
    }
}
