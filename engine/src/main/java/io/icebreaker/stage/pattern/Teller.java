package io.icebreaker.stage.pattern;

import static io.icebreaker.finding.PatternWords.*;

import io.icebreaker.bar.Bar;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.pattern.ChartPattern;
import io.icebreaker.pattern.ChartPatternKernel;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Prices;

/** Says what the last closed bar of a series completes or confirms: candles, charts, swings. */
final class Teller {
    private static final long NO_PRICE = Double.doubleToLongBits(Double.NaN);

    /** By ordinal, without the copies that {@code values()} makes. */
    private static final CandlePattern[] CANDLES = CandlePattern.values();

    private static final ChartPattern[] CHARTS = ChartPattern.values();

    private final SeriesFeed feed;
    private final CandlePatternKernel candles;
    private final ChartPatternKernel charts;
    private final SwingKernel swings;
    private final Findings findings;
    private final Counters counters;
    private final long[] found = new long[WORDS];
    private long sequence;

    Teller(
            StageContext context,
            SeriesFeed feed,
            CandlePatternKernel candles,
            ChartPatternKernel charts,
            SwingKernel swings) {
        this.feed = feed;
        this.candles = candles;
        this.charts = charts;
        this.swings = swings;
        findings = context.findings();
        counters = context.counters();
    }

    void tell(int series, long[] words, int at) {
        found[ID] = feed.id(series);
        found[INTERVAL] = feed.interval(series);
        found[START_NS] = words[at + Bar.START_NS];
        found[END_NS] = words[at + Bar.END_NS];
        sequence = words[at + Bar.SEQUENCE];
        for (CandlePattern pattern : CANDLES) {
            candle(series, pattern);
        }
        for (ChartPattern pattern : CHARTS) {
            chart(series, pattern);
        }
        if (swings.confirmedHigh(series)) {
            swing(SWING_HIGH, swings.lastHighE4(series));
        }
        if (swings.confirmedLow(series)) {
            swing(SWING_LOW, swings.lastLowE4(series));
        }
    }

    private void candle(int series, CandlePattern pattern) {
        int value = candles.value(series, pattern);
        if (value != 0) {
            put(DOJI + pattern.ordinal(), value, NO_PRICE, NO_PRICE);
            backs(0, 0, 0);
        }
    }

    private void chart(int series, ChartPattern pattern) {
        if (!charts.isFound(series, pattern)) {
            return;
        }
        put(
                DOUBLE_TOP + pattern.ordinal(),
                pattern.value(),
                Double.doubleToLongBits(charts.line(series, pattern)),
                Double.doubleToLongBits(charts.target(series, pattern)));
        int bar = swings.bars(series) - 1;
        boolean three = pattern.swings() == 3;
        backs(
                bar - charts.swing(series, pattern, 0),
                bar - charts.swing(series, pattern, 1),
                three ? bar - charts.swing(series, pattern, 2) : 0);
    }

    private void swing(int kind, long priceE4) {
        put(kind, 0, Double.doubleToLongBits(priceE4 / (double) Prices.ONE), NO_PRICE);
        backs(swings.reach(), 0, 0);
    }

    private void put(int kind, int value, long price, long target) {
        found[KIND] = kind;
        found[VALUE] = value;
        found[PRICE] = price;
        found[TARGET] = target;
    }

    private void backs(int first, int second, int third) {
        found[FIRST_BACK] = first;
        found[SECOND_BACK] = second;
        found[THIRD_BACK] = third;
        counters.increment(Counter.PATTERNS);
        findings.found(sequence, FindingType.PATTERN, found, 0, WORDS);
    }
}
