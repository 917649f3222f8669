package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.scan.TechnicalInputs;
import io.icebreaker.scan.TechnicalKernel;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Technical signals and EMA crosses of a random day, beside kernels of their own over the bars as they went
 * to the output, those of earlier days first; and the day's number of alerts.
 */
class ScanTechnicalTest {
    private static final int SHARES = 5;
    private static final long SECOND_NS = 1_000_000_000L;

    /** Friday 2025-11-21, 09:15 IST. */
    private static final long OPEN_NS = 1_763_696_700L * SECOND_NS;

    private static final long CLOSE_NS = OPEN_NS + 375 * 60 * SECOND_NS;
    private static final Settings MINUTES = Settings.DEFAULTS.with("scan.technical.interval", "1m");

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<long[]> closed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final TreeMap<Integer, IndicatorKernel> indicators = new TreeMap<>();
    private final TreeMap<Integer, TechnicalKernel> technicals = new TreeMap<>();
    private Driven driven;
    private int alerts;

    private final Findings findings =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {
                    long kind = type == FindingType.SCAN ? words[at + ScanWords.KIND] : 0;
                    if (kind == ScanWords.TECHNICAL || kind == ScanWords.EMA_CROSS) {
                        found.add(
                                ScanWords.name((int) kind)
                                        + " "
                                        + words[at + ScanWords.ID]
                                        + " "
                                        + words[at + ScanWords.TIME_NS]
                                        + " "
                                        + words[at + ScanWords.SIDE]
                                        + " "
                                        + words[at + ScanWords.DETAIL]
                                        + " "
                                        + words[at + ScanWords.STATUS]
                                        + " "
                                        + Double.longBitsToDouble(words[at + ScanWords.FIRST]));
                    }
                }

                @Override
                public void value(long word) {
                    // Only what is told matters here.
                }
            };

    @Test
    void everyClosedBarIsAsKernelsOverTheBarsSay() {
        driven =
                new Driven(
                        MINUTES,
                        findings,
                        (words, at) -> closed.add(Arrays.copyOfRange(words, at, at + Bar.WORDS)),
                        this::after,
                        ScanTechnicalTest::earlier);
        for (int id = 0; id < SHARES; id++) {
            Events.instrument(driven.claim(), id, instrument(id), OPEN_NS - SECOND_NS);
            driven.publish();
        }
        long[] ltp = new long[SHARES];
        Arrays.fill(ltp, 2_000_000);
        long volume = 1;
        for (long at = OPEN_NS; at < CLOSE_NS; at += random.nextLong(8 * SECOND_NS)) {
            int id = random.nextInt(SHARES);
            ltp[id] += 500 * (random.nextInt(13) - 6);
            Tick tick = driven.claim().kind(EventKind.TICK).id(id).receiveTimeNs(at);
            tick.exchangeTimeNs(at).ltp(ltp[id]).volume(volume++);
            driven.publish();
        }
        assertEquals(expected, found);
        assertTrue(alerts > 2 * AlertCap.USUAL, alerts + " alerts: the cap is never met");
        assertEquals(AlertCap.USUAL, count("TECHNICAL", ScanWords.DELIVERED));
        assertTrue(count("EMA_CROSS", ScanWords.DELIVERED) > AlertCap.USUAL, "crosses are free");
    }

    private long count(String kind, int status) {
        return found.stream()
                .filter(line -> line.startsWith(kind) && line.split(" ")[5].equals("" + status))
                .count();
    }

    private static Instrument instrument(int id) {
        return new Instrument("NSE", id + 1, "S" + id, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    /** Sixty minutes of another day for all but the first share. */
    private static BarSeries earlier(Instrument instrument, Interval interval) {
        if (interval != Interval.M1 || instrument.token() == 1) {
            return null;
        }
        var bars = new BarSeries(instrument.symbol(), false);
        for (int i = 0; i < 60; i++) {
            long close = 2_000_000 + 500L * Math.floorMod(i * instrument.token() * 7, 23);
            long startNs = OPEN_NS - 86_400 * SECOND_NS + i * 60 * SECOND_NS;
            bars.add(new BarSeries.Row(startNs, close, close + 500, close - 500, close, 100, 0, 0));
        }
        return bars;
    }

    private void after(Tick tick) {
        for (long[] bar : closed) {
            if (bar[Bar.INTERVAL] == Interval.M1.ordinal()) {
                bar(bar);
            }
        }
        closed.clear();
    }

    private void bar(long[] bar) {
        int id = (int) bar[Bar.ID];
        if (!indicators.containsKey(id)) {
            begin(id);
        }
        add(id, bar[Bar.OPEN], bar[Bar.HIGH], bar[Bar.LOW], bar[Bar.CLOSE], Bar.volume(bar, 0));
        TechnicalKernel technical = technicals.get(id);
        for (TechnicalRule rule : TechnicalRule.values()) {
            if (technical.isAlert(rule)) {
                int status = alerts++ < AlertCap.USUAL ? ScanWords.DELIVERED : ScanWords.CAPPED;
                int side = technical.side(rule);
                String detail = rule.ordinal() + " " + status + " " + technical.strength(rule);
                expected.add("TECHNICAL " + id + " " + bar[Bar.END_NS] + " " + side + " " + detail);
            }
        }
        double cross = value(id, Indicator.EMA_CROSS);
        if (Math.abs(cross) == 1) {
            String detail = (int) cross + " 0 0 " + value(id, Indicator.EMA8);
            expected.add("EMA_CROSS " + id + " " + bar[Bar.END_NS] + " " + detail);
        }
    }

    private double value(int id, Indicator indicator) {
        return indicators.get(id).value(0, indicator);
    }

    private void begin(int id) {
        indicators.put(id, new IndicatorKernel(1));
        technicals.put(id, new TechnicalKernel());
        technicals.get(id).define(0);
        Stream.ofNullable(earlier(instrument(id), Interval.M1))
                .forEach(
                        bars -> {
                            for (int at = 0; at < bars.size(); at++) {
                                add(
                                        id,
                                        bars.openE4(at),
                                        bars.highE4(at),
                                        bars.lowE4(at),
                                        bars.closeE4(at),
                                        bars.volume(at));
                            }
                        });
    }

    private void add(int id, long open, long high, long low, long close, long volume) {
        indicators.get(id).add(0, open, high, low, close, volume);
        var in = new TechnicalInputs();
        in.close = close / 10_000.0;
        boolean flat = indicators.get(id).isFlat(0, Indicator.RSI14);
        in.rsi = flat ? Double.NaN : value(id, Indicator.RSI14);
        in.macd = value(id, Indicator.MACD);
        in.macdSignal = value(id, Indicator.MACDS);
        in.sma20 = value(id, Indicator.SMA20);
        in.sma50 = value(id, Indicator.SMA50);
        in.bbUpper = value(id, Indicator.BBU);
        in.bbLower = value(id, Indicator.BBL);
        technicals.get(id).add(0, in);
    }
}
