package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.IndicatorWords;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.finding.PivotWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.ChartPattern;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Indicators, patterns and levels of closed bars as stages give them, beside kernels over the same bars. */
class ChartStagesTest {
    private static final Settings MINUTES =
            Settings.DEFAULTS
                    .with(Setting.SR_LOOKBACK.key(), "" + ChartTwin.REACH)
                    .with(Setting.INDICATOR_OPTIONS.key(), "true");
    private static final Settings SECONDS = MINUTES.with(Setting.INDICATOR_SHORTEST.key(), "1s");
    private static final long DAY_NS = 86_400_000_000_000L;

    /** 2001, before all sessions of the reference; a bar a day. */
    private static final long LONG_AGO_NS = 980_000_000_000_000_000L;

    private final Map<String, Integer> seen = new TreeMap<>();
    private int bars;

    @Test
    void agreesWithKernelsOverTheClosedBars() {
        for (long seed = 1; seed <= 60; seed++) {
            var settings = seed % 3 == 0 ? MINUTES : SECONDS;
            run(new ChartTwin(settings, EarlierBars.NONE), seed);
        }
        assertTrue(bars > 20_000, bars + " bars");
        for (String name : List.of("DOJI", "ENGULFING", "SWING_HIGH", "SWING_LOW")) {
            assertTrue(seen.getOrDefault(name, 0) > 20, name + " of " + seen);
        }
    }

    @Test
    void goesOnFromTheBarsOfEarlierDays() {
        for (long seed = 1; seed <= 20; seed++) {
            run(new ChartTwin(SECONDS, earlier(seed, 300)), seed);
        }
        assertTrue(seen.getOrDefault("DOUBLE_TOP", 0) > 0, seen.toString());
    }

    @Test
    void takesTheLastThreeHundredBeforeTheSession() {
        EarlierBars few = earlier(9, 300);
        EarlierBars many =
                (instrument, interval) -> {
                    var longer = new BarSeries("", false);
                    for (int i = 0; i < 50; i++) {
                        longer.add(row(LONG_AGO_NS - (100 - i) * DAY_NS, 1_000_000L + i * 7_000));
                    }
                    BarSeries last = few.of(instrument, interval);
                    for (int i = 0; i < last.size(); i++) {
                        longer.add(row(last, i));
                    }
                    longer.add(row(4_000_000_000_000_000_000L, 5)); // 2096: not of an earlier day
                    return longer;
                };
        Driven with = run(new ChartTwin(SECONDS, few), 9);
        var twin = new ChartTwin(SECONDS, many);
        Driven withMore = new Driven(SECONDS, twin, (words, at) -> {}, tick -> {}, many);
        Recorded.publish(withMore, RandomSession.instruments(), rows(9), false);
        assertEquals(
                with.counters.get(Counter.WARM_BARS), withMore.counters.get(Counter.WARM_BARS));
        int key = Sheet.key(0, Interval.S1);
        assertArrayEquals(words(with, key), words(withMore, key));
    }

    private static long[] words(Driven driven, int key) {
        var shown = driven.sheet(Sheet.INDICATORS);
        long[] words = new long[shown.length(key)];
        shown.copy(key, words);
        return words;
    }

    @Test
    void showsWhatEarlierDaysLeftBeforeTheFirstBar() {
        EarlierBars bars = earlier(3, 300);
        var twin = new ChartTwin(MINUTES, bars);
        var driven = new Driven(MINUTES, twin, (words, at) -> {}, tick -> {}, bars);
        List<Row> first = rows(3).subList(0, 1);
        Recorded.publish(driven, RandomSession.instruments(), first, false);
        int id = 0;
        while (RandomSession.instruments().get(id).token() != first.get(0).token()) {
            id++;
        }
        long[] words = words(driven, Sheet.key(id, Interval.D1));
        assertEquals(300, words[IndicatorWords.BARS]);
        assertEquals(0, words[IndicatorWords.END_NS]);
        double sma = Double.longBitsToDouble(words[IndicatorWords.FIRST]);
        double sum = 0;
        BarSeries daily = bars.of(RandomSession.instruments().get(id).toInstrument(), Interval.D1);
        for (int i = 280; i < 300; i++) {
            sum += daily.closeE4(i) / 10_000.0;
        }
        assertEquals(sum / 20, sma, 1e-6);
        long[] pivots = new long[PivotWords.WORDS];
        driven.sheet(Sheet.PIVOTS).copy(id, pivots);
        double p = (daily.highE4(299) + daily.lowE4(299) + daily.closeE4(299)) / 30_000.0;
        assertEquals(p, Double.longBitsToDouble(pivots[PivotWords.FIRST]), 1e-6);
        assertEquals(-1, pivots[PivotWords.FOR_DAY]);
        assertEquals(daily.highE4(299), pivots[PivotWords.HIGH]);
        assertEquals(daily.lowE4(299), pivots[PivotWords.LOW]);
        assertEquals(daily.closeE4(299), pivots[PivotWords.CLOSE]);
        assertEquals(0, pivots[PivotWords.OPEN]); // the next session's, which nobody knows
    }

    @Test
    void developingValuesLeaveTheStateAlone() {
        double[] out = new double[Indicator.COUNT];
        int[] asked = new int[1];
        var twin = new ChartTwin(SECONDS, EarlierBars.NONE);
        Driven[] driven = new Driven[1];
        driven[0] =
                new Driven(
                        SECONDS,
                        twin,
                        (words, at) -> {},
                        tick -> {
                            for (int id = 0; id < RandomSession.instruments().size(); id++) {
                                if (driven[0].indicators().developing(id, Interval.M1, out) >= 0) {
                                    asked[0]++;
                                }
                            }
                        });
        Recorded.publish(driven[0], RandomSession.instruments(), rows(4), false);
        assertTrue(asked[0] > 100, asked[0] + " asked");
        Driven alone = run(new ChartTwin(SECONDS, EarlierBars.NONE), 4);
        int key = Sheet.key(0, Interval.M1);
        assertArrayEquals(words(alone, key), words(driven[0], key));
    }

    @Test
    void namesAreThoseOfTheKernels() {
        for (CandlePattern pattern : CandlePattern.values()) {
            int kind = PatternWords.DOJI + pattern.ordinal();
            assertEquals(pattern.name(), PatternWords.name(kind));
        }
        for (ChartPattern pattern : ChartPattern.values()) {
            int kind = PatternWords.DOUBLE_TOP + pattern.ordinal();
            assertEquals(pattern.name(), PatternWords.name(kind));
        }
        assertEquals(PivotLevel.COUNT, PivotWords.LEVELS);
        for (PivotSystem system : PivotSystem.values()) {
            Settings.DEFAULTS.with(Setting.PIVOT_SYSTEM.key(), system.name());
        }
    }

    private Driven run(ChartTwin twin, long seed) {
        Driven driven = twin.run(RandomSession.instruments(), rows(seed));
        twin.seen.forEach((name, count) -> seen.merge(name, count, Integer::sum));
        bars += twin.bars;
        return driven;
    }

    /** The first row's receive time may lie before 1970, which no calendar knows. */
    private static List<Row> rows(long seed) {
        List<Row> rows = RandomSession.rows(seed, 3_000);
        return rows.get(0).recvNs() > 0 ? rows : rows.subList(1, rows.size());
    }

    /** The same {@code count} bars for each ask, walking about as the instruments of the reference do. */
    private static EarlierBars earlier(long seed, int count) {
        return (Instrument instrument, Interval interval) -> {
            var random = new SplittableRandom(seed * 100 + instrument.token() + interval.ordinal());
            var bars = new BarSeries(instrument.symbol(), false);
            long close = 1_000_000;
            for (int i = 0; i < count; i++) {
                close += 500 * (random.nextInt(41) - 20);
                bars.add(row(LONG_AGO_NS + i * DAY_NS, close));
            }
            return bars;
        };
    }

    private static BarSeries.Row row(long startNs, long close) {
        long up = 500 * Math.floorMod(startNs / DAY_NS * 7, 12);
        return new BarSeries.Row(
                startNs, close - 1_500, close + up, close - 4_000, close, 100, 0, 0);
    }

    private static BarSeries.Row row(BarSeries from, int i) {
        return new BarSeries.Row(
                from.startNs(i),
                from.openE4(i),
                from.highE4(i),
                from.lowE4(i),
                from.closeE4(i),
                from.volume(i),
                0,
                0);
    }
}
