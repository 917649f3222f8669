package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.IndicatorWords;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SwingWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.pattern.ChartPattern;
import io.icebreaker.pattern.ChartPatternKernel;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Beside a run of all stages: kernels of their own over the bars as they went to the output, bars of earlier
 * days first. After each event what the stages show and found must be what they give.
 */
final class ChartTwin implements Findings {
    static final int REACH = 5;

    /** One instrument at one interval, all kernels cold. */
    private final class Own {
        private final int key;
        private final IndicatorKernel indicators = new IndicatorKernel(1);
        private final CandlePatternKernel candles = new CandlePatternKernel(false);
        private final ChartPatternKernel charts = new ChartPatternKernel();
        private final SwingKernel swings = new SwingKernel(REACH);

        Own(int key) {
            this.key = key;
            candles.define(0);
            charts.define(0);
            swings.define(0);
        }

        void add(long open, long high, long low, long close, long volume) {
            indicators.add(0, open, high, low, close, volume);
            double atr = indicators.value(0, Indicator.ATR14);
            candles.add(0, open, high, low, close, volume);
            charts.add(0, open, high, low, close, volume, atr);
            swings.add(0, open, high, low, close, volume);
        }

        void tell(long startNs) {
            for (CandlePattern pattern : CandlePattern.values()) {
                if (candles.value(0, pattern) != 0) {
                    tell(startNs, pattern.name(), candles.value(0, pattern), Double.NaN);
                }
            }
            for (ChartPattern pattern : ChartPattern.values()) {
                if (charts.isFound(0, pattern)) {
                    tell(startNs, pattern.name(), pattern.value(), charts.line(0, pattern));
                }
            }
            if (swings.confirmedHigh(0)) {
                tell(startNs, "SWING_HIGH", 0, swings.lastHighE4(0) / 10_000.0);
            }
            if (swings.confirmedLow(0)) {
                tell(startNs, "SWING_LOW", 0, swings.lastLowE4(0) / 10_000.0);
            }
        }

        private void tell(long startNs, String name, int value, double price) {
            expected.add(key + " " + startNs + " " + name + " " + value + " " + price);
            seen.merge(name, 1, Integer::sum);
        }
    }

    final Map<String, Integer> seen = new TreeMap<>();
    private final Driven driven;
    private final EarlierBars earlier;
    private final int shortest;
    private final Map<Integer, Own> owns = new TreeMap<>();
    private final List<long[]> closed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    int bars;

    ChartTwin(Settings settings, EarlierBars earlier) {
        this.earlier = earlier;
        shortest = Interval.named(settings.text(Setting.INDICATOR_SHORTEST)).ordinal();
        driven =
                new Driven(
                        settings,
                        this,
                        (words, at) -> closed.add(Arrays.copyOfRange(words, at, at + Bar.WORDS)),
                        this::after,
                        earlier);
    }

    Driven run(List<InstrumentRow> all, List<Row> rows) {
        all.forEach(row -> instruments.add(row.toInstrument()));
        Recorded.publish(driven, all, rows, false);
        return driven;
    }

    private void after(Tick tick) {
        for (long[] bar : closed) {
            if (bar[Bar.INTERVAL] >= shortest) {
                take(bar);
            }
        }
        closed.clear();
        assertEquals(expected, found);
        expected.clear();
        found.clear();
    }

    private void take(long[] bar) {
        int key = (int) bar[Bar.ID] * Interval.COUNT + (int) bar[Bar.INTERVAL];
        Own own = owns.computeIfAbsent(key, this::begin);
        own.add(bar[Bar.OPEN], bar[Bar.HIGH], bar[Bar.LOW], bar[Bar.CLOSE], Bar.volume(bar, 0));
        own.tell(bar[Bar.START_NS]);
        bars++;
        var words = words(Sheet.INDICATORS, key);
        assertEquals(bar[Bar.START_NS], words[IndicatorWords.START_NS]);
        assertEquals(own.indicators.bars(0), words[IndicatorWords.BARS]);
        assertEquals(own.indicators.flat(0), words[IndicatorWords.FLAT]);
        for (Indicator indicator : Indicator.values()) {
            assertEquals(
                    Double.doubleToLongBits(own.indicators.value(0, indicator)),
                    words[IndicatorWords.FIRST + indicator.ordinal()],
                    indicator.name());
        }
        swings(own, bar, words(Sheet.SWINGS, key));
    }

    private void swings(Own own, long[] bar, long[] words) {
        long close = bar[Bar.CLOSE];
        assertEquals(own.swings.nearestResistance(0, close), words[SwingWords.RESISTANCE]);
        assertEquals(own.swings.nearestSupport(0, close), words[SwingWords.SUPPORT]);
        List<Long> levels = new ArrayList<>();
        for (int i = 0; i < own.swings.resistances(0); i++) {
            levels.add(own.swings.resistance(0, i));
        }
        for (int i = 0; i < own.swings.supports(0); i++) {
            levels.add(own.swings.support(0, i));
        }
        List<Long> shown = new ArrayList<>();
        for (int i = SwingWords.FIRST; i < words.length; i++) {
            shown.add(words[i]);
        }
        assertEquals(levels, shown);
    }

    private Own begin(int key) {
        var own = new Own(key);
        Interval interval = Interval.of(key % Interval.COUNT);
        BarSeries before = earlier.of(instruments.get(key / Interval.COUNT), interval);
        for (int i = 0; before != null && i < before.size(); i++) {
            own.add(
                    before.openE4(i),
                    before.highE4(i),
                    before.lowE4(i),
                    before.closeE4(i),
                    before.volume(i));
        }
        return own;
    }

    long[] words(int sheet, int key) {
        var shown = driven.sheet(sheet);
        long[] words = new long[shown.length(key)];
        shown.copy(key, words);
        return words;
    }

    @Override
    public void found(long sequence, int type, long[] words, int at, int length) {
        if (type != FindingType.PATTERN) {
            return;
        }
        assertEquals(PatternWords.WORDS, length);
        long key = words[at + PatternWords.ID] * Interval.COUNT + words[at + PatternWords.INTERVAL];
        assertTrue(words[at + PatternWords.END_NS] > words[at + PatternWords.START_NS]);
        found.add(
                key
                        + " "
                        + words[at + PatternWords.START_NS]
                        + " "
                        + PatternWords.name((int) words[at + PatternWords.KIND])
                        + " "
                        + words[at + PatternWords.VALUE]
                        + " "
                        + Double.longBitsToDouble(words[at + PatternWords.PRICE]));
    }

    @Override
    public void value(long word) {
        // Values are looked at on their sheets.
    }
}
