package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.Doubles;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.pattern.ChartPattern;
import io.icebreaker.pattern.ChartPatternKernel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Walks series after series through the kernels and writes what patterns each bar completes. One thread. */
final class PatternRows {
    private static final int SERIES = 0;

    private final CandlePatternKernel candles;
    private final ChartPatternKernel charts = new ChartPatternKernel();
    private final IndicatorKernel indicators = new IndicatorKernel(1);
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private CsvWriter csv;
    private BarSeries bars;

    PatternRows(boolean engulfOneEnd) {
        candles = new CandlePatternKernel(engulfOneEnd);
        candles.define(SERIES);
        charts.define(SERIES);
        for (CandlePattern pattern : CandlePattern.values()) {
            counts.put(pattern.name(), 0L);
        }
        for (ChartPattern pattern : ChartPattern.values()) {
            counts.put(pattern.name(), 0L);
        }
    }

    /** One series from its first bar to its last. */
    void write(CsvWriter into, BarSeries series) {
        csv = into;
        bars = series;
        candles.reset(SERIES);
        charts.reset(SERIES);
        indicators.reset(SERIES);
        for (int i = 0; i < series.size(); i++) {
            add(i);
            candles(i);
            charts(i);
        }
    }

    private void add(int i) {
        long open = bars.openE4(i);
        long high = bars.highE4(i);
        long low = bars.lowE4(i);
        long close = bars.closeE4(i);
        long volume = bars.volume(i);
        indicators.add(SERIES, open, high, low, close, volume);
        candles.add(SERIES, open, high, low, close, volume);
        double atr14 = indicators.value(SERIES, Indicator.ATR14);
        charts.add(SERIES, open, high, low, close, volume, atr14);
    }

    private void candles(int i) {
        for (CandlePattern pattern : CandlePattern.values()) {
            int value = candles.value(SERIES, pattern);
            if (value != 0) {
                row(i, pattern.name(), value, "");
            }
        }
    }

    private void charts(int i) {
        for (ChartPattern pattern : ChartPattern.values()) {
            if (charts.isFound(SERIES, pattern)) {
                row(i, pattern.name(), pattern.value(), detail(pattern));
            }
        }
    }

    /** {@code bars=101-130 valley=1404.5 target=1391.2}. */
    private String detail(ChartPattern pattern) {
        var text = new StringBuilder("bars=");
        for (int number = 0; number < pattern.swings(); number++) {
            text.append(number == 0 ? "" : "-").append(charts.swing(SERIES, pattern, number));
        }
        text.append(' ').append(lineName(pattern)).append('=');
        text.append(Doubles.text(charts.line(SERIES, pattern)));
        return text.append(" target=")
                .append(Doubles.text(charts.target(SERIES, pattern)))
                .toString();
    }

    private static String lineName(ChartPattern pattern) {
        return switch (pattern) {
            case DOUBLE_TOP -> "valley";
            case DOUBLE_BOTTOM -> "peak";
            case HEAD_SHOULDERS, INVERSE_HEAD_SHOULDERS -> "neckline";
        };
    }

    private void row(int i, String pattern, int value, String detail) {
        counts.merge(pattern, 1L, Long::sum);
        csv.writeRecord(
                Integer.toString(i),
                Long.toString(bars.startNs(i)),
                pattern,
                Integer.toString(value),
                detail);
    }

    /** Rows written of all series so far, by pattern. */
    Map<String, Long> counts() {
        return counts;
    }
}
