package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.Rows;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.FindingType;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveEventBar;
import io.icebreaker.reference.NaiveEventBars;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveVwap;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Event bars of the pipeline against their slow recomputation: every word, every row. */
@Tag("long")
class EventBarTwinTest {
    /** A thousand rings of slots are dear: each has room for its session and no more. */
    private static Profile profile(int rows) {
        int slots = Integer.highestOneBit(rows + 64) * 2;
        return new Profile("small", slots, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());
    }

    private record Found(List<long[]> bars) implements OutputSink {
        @Override
        public void accept(long sequence, int type, long[] words, int at, int length) {
            if (type == FindingType.EVENT_BAR) {
                bars.add(Arrays.copyOfRange(words, at, at + length));
            }
        }

        List<long[]> of(int id, EventSpec spec) {
            return bars.stream()
                    .filter(bar -> bar[Bar.ID] == id && bar[Bar.INTERVAL] == spec.code())
                    .toList();
        }
    }

    private static Settings settings(long trades, long units, long ticks) {
        return Settings.DEFAULTS
                .with("bars.tick", Long.toString(trades))
                .with("bars.volume.units", Long.toString(units))
                .with("bars.range.ticks", Long.toString(ticks));
    }

    private static Found run(
            List<InstrumentRow> instruments, List<Row> rows, boolean clocks, Settings settings)
            throws Exception {
        var found = new Found(new ArrayList<>());
        var setup =
                PipelineSetup.replay(profile(rows.size()), 16)
                        .withOutput(found)
                        .withSettings(settings);
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, clocks);
            assertTrue(pipeline.drain(60_000));
            assertEquals(List.of(), pipeline.failures().latest());
        }
        return found;
    }

    @Test
    void agreesOnAThousandRandomSessions() throws Exception {
        long bars = 0;
        for (int seed = 1; seed <= 1_000; seed++) {
            List<Row> rows =
                    seed % 4 == 1
                            ? RandomSession.edges(seed, 300)
                            : RandomSession.rows(seed, seed % 500 == 0 ? 4_000 : 300);
            bars += compare(RandomSession.instruments(), rows, seed);
        }
        assertTrue(bars > 100_000, bars + " bars");
    }

    private static long compare(List<InstrumentRow> instruments, List<Row> rows, int seed)
            throws Exception {
        int trades = 1 + seed % 9;
        long units = 1_500 + 997 * (seed % 23);
        long ticks = 1 + seed % 40;
        Found found = run(instruments, rows, false, settings(trades, units, ticks));
        NaiveFlow flow = NaiveFlow.of(instruments, rows);
        var naive = new NaiveEventBars(flow);
        checkAverages(instruments, flow, found, new EventSpec(EventSpec.Kind.TRADES, trades));
        for (int id = 0; id < instruments.size(); id++) {
            InstrumentRow its = instruments.get(id);
            String about = "seed " + seed + " " + its.symbol() + " ";
            long size = its.tickSize();
            int first = instruments.size() + 2;
            check(
                    about + trades + "t",
                    describe(naive.byTrades(its, trades), size, first),
                    found.of(id, new EventSpec(EventSpec.Kind.TRADES, trades)));
            check(
                    about + units + "v",
                    describe(naive.byVolume(its, units), size, first),
                    found.of(id, new EventSpec(EventSpec.Kind.VOLUME, units)));
            check(
                    about + ticks + "r",
                    describe(naive.byRange(its, ticks), size, first),
                    found.of(id, new EventSpec(EventSpec.Kind.RANGE, ticks)));
        }
        return found.bars.size();
    }

    /** A day's last bar tells the day's average, which all its trades made, to the bit. */
    private static void checkAverages(
            List<InstrumentRow> instruments, NaiveFlow flow, Found found, EventSpec spec) {
        Map<String, long[]> last = new HashMap<>();
        for (int id = 0; id < instruments.size(); id++) {
            for (long[] bar : found.of(id, spec)) {
                last.put(id + " " + SessionCalendar.istDate(bar[Bar.SESSION_OPEN_NS]), bar);
            }
        }
        for (NaiveVwap day : NaiveVwap.of(flow)) {
            int id = 0;
            while (instruments.get(id).token() != day.token()) {
                id++;
            }
            long[] bar = last.get(id + " " + day.day());
            if (bar != null) {
                assertEquals(day.vwap(), Double.longBitsToDouble(bar[Bar.DAY_VWAP]));
                assertEquals(day.sigma(), Double.longBitsToDouble(bar[Bar.DAY_SIGMA]));
            }
        }
    }

    private static void check(String about, List<String> expected, List<long[]> bars) {
        for (int i = 0; i < Math.min(expected.size(), bars.size()); i++) {
            assertEquals(expected.get(i), describe(bars.get(i)), about + " bar " + i);
        }
        assertEquals(expected.size(), bars.size(), about);
    }

    private static List<String> describe(List<NaiveEventBar> bars, long rowHeight, int firstRow) {
        return bars.stream().map(bar -> describe(bar, rowHeight, firstRow)).toList();
    }

    private static String describe(NaiveEventBar bar, long rowHeight, int firstRow) {
        var text =
                new StringBuilder(
                        line(
                                bar.startNs(),
                                bar.endNs(),
                                firstRow + bar.endRow(),
                                bar.o(),
                                bar.h(),
                                bar.l(),
                                bar.c(),
                                bar.volume(+1),
                                bar.volume(-1),
                                bar.volume(0),
                                bar.pieces().size(),
                                bar.aggVolume(),
                                bar.ruleVolume("Q"),
                                bar.ruleVolume("T"),
                                bar.notional(),
                                bar.extremeDelta(true),
                                bar.extremeDelta(false),
                                bar.cvd(),
                                bar.oiOpen(),
                                bar.oiClose(),
                                bar.partial(),
                                bar.phantom(),
                                bar.afterClose()));
        if (bar.volume(1) + bar.volume(-1) + bar.volume(0) > 0) {
            long from = Math.floorDiv(bar.l(), rowHeight);
            for (long row = from; row <= Math.floorDiv(bar.h(), rowHeight); row++) {
                long low = row * rowHeight;
                text.append("\n")
                        .append(
                                line(
                                        low,
                                        bar.row(low, low + rowHeight, -1),
                                        bar.row(low, low + rowHeight, +1),
                                        bar.row(low, low + rowHeight, 0)));
            }
        }
        return text.toString();
    }

    private static String describe(long[] w) {
        long flags = w[Bar.FLAGS];
        var text =
                new StringBuilder(
                        line(
                                w[Bar.START_NS],
                                w[Bar.END_NS],
                                w[Bar.SEQUENCE],
                                w[Bar.OPEN],
                                w[Bar.HIGH],
                                w[Bar.LOW],
                                w[Bar.CLOSE],
                                w[Bar.BUY],
                                w[Bar.SELL],
                                w[Bar.NEUTRAL],
                                w[Bar.TRADES],
                                w[Bar.AGG],
                                w[Bar.QUOTE_QTY],
                                w[Bar.TICK_QTY],
                                w[Bar.NOTIONAL],
                                w[Bar.MIN_DELTA],
                                w[Bar.MAX_DELTA],
                                w[Bar.CVD],
                                (flags & Bar.HAS_OI_OPEN) != 0 ? w[Bar.OI_OPEN] : null,
                                (flags & Bar.HAS_OI_CLOSE) != 0 ? w[Bar.OI_CLOSE] : null,
                                (flags & Bar.PARTIAL) != 0,
                                (flags & Bar.PHANTOM) != 0,
                                (flags & Bar.AFTER_CLOSE) != 0));
        for (int row = 0; row < w[Bar.ROWS]; row++) {
            int at = Bar.WORDS + row * Rows.WORDS;
            text.append("\n")
                    .append(
                            line(
                                    Rows.label(w, 0, row),
                                    w[at + Rows.BID],
                                    w[at + Rows.ASK],
                                    w[at + Rows.NEUTRAL]));
        }
        return text.toString();
    }

    private static String line(Object... cells) {
        return String.join(" ", Arrays.stream(cells).map(String::valueOf).toList());
    }

    @Test
    void buildsTheBarsOfTheWorkedExample() throws Exception {
        Recordings.Recording t1 = Recordings.t1();
        Found found = run(t1.instruments(), t1.rows(), false, settings(0, 500, 2));
        assertEquals(
                List.of(
                        "1000000 1000500 999500 1000500 500 100",
                        "1000500 1000500 1000500 1000500 500 500",
                        "1000500 1000500 1000000 1000000 500 160",
                        "1000000 1001000 999500 999500 420 -80"),
                brief(found.of(0, EventSpec.parse("500v"))));
        assertEquals(
                List.of(
                        "1000000 1000500 999500 1000500 1620 780",
                        "1000500 1001000 1000000 1000000 100 100",
                        "1000000 1000000 999500 999500 200 -200"),
                brief(found.of(0, EventSpec.parse("2r"))));
    }

    private static List<String> brief(List<long[]> bars) {
        return bars.stream()
                .map(
                        w ->
                                line(
                                        w[Bar.OPEN],
                                        w[Bar.HIGH],
                                        w[Bar.LOW],
                                        w[Bar.CLOSE],
                                        Bar.volume(w, 0),
                                        Bar.delta(w, 0)))
                .toList();
    }

    @Test
    void clocksDecideWhenALastBarAppearsNotWhatIsInIt() throws Exception {
        for (int seed = 2_001; seed <= 2_003; seed++) {
            List<Row> rows =
                    RandomSession.rows(seed, 2_000).stream()
                            .filter(row -> !row.segment().equals("CRYPTO") || row.feed() == 0)
                            .toList();
            Settings settings = settings(5, 300, 3);
            Found without = run(RandomSession.instruments(), rows, false, settings);
            Found with = run(RandomSession.instruments(), rows, true, settings);
            for (int id = 0; id < RandomSession.instruments().size(); id++) {
                for (String spec : List.of("5t", "300v", "3r")) {
                    assertEquals(
                            contents(without.of(id, EventSpec.parse(spec))),
                            contents(with.of(id, EventSpec.parse(spec))),
                            "seed " + seed);
                }
            }
        }
    }

    /** Everything but the number of the event, which clocks move. */
    private static List<String> contents(List<long[]> bars) {
        return bars.stream()
                .map(
                        bar -> {
                            long[] copy = bar.clone();
                            copy[Bar.SEQUENCE] = 0;
                            return Arrays.toString(copy);
                        })
                .toList();
    }
}
