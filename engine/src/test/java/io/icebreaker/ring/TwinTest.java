package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.journal.OutputType;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveBars;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveTrade;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Recordings.Recording;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.TradeFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pipeline against the slow recomputation: every trade, every bar of every interval, every row, every
 * counter.
 */
class TwinTest {
    private static final List<String> COUNTERS =
            List.of(
                    "BASELINE",
                    "LTP_WITHOUT_VOLUME",
                    "STALE",
                    "VOLUME_REBASE",
                    "FUTURE_TS",
                    "LATE",
                    "OLD_QUOTE",
                    "BAD_QUOTE");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nse-20251215",
                "nifty-fut-kite",
                "nifty-fut-dhan",
                "cm-btcusd_perp_20240808-250ms",
                "spot-btcusdt_20240808-250ms",
                "usdm-btcusdt_20240808-1000ms"
            })
    void agreesOnRealRecordings(String name) throws Exception {
        Recording recording = Recordings.ticks(name);
        compare(recording.instruments(), recording.rows(), true);
    }

    @Test
    void agreesOnTheFixtureOf121() throws Exception {
        compare(Recordings.t1().instruments(), Recordings.t1().rows(), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesOnRandomSessions(long seed) throws Exception {
        List<Row> rows = RandomSession.rows(seed, 20_000);
        boolean clocks = seed % 2 == 0;
        compare(RandomSession.instruments(), clocks ? oneFeedEach(rows) : rows, clocks);
    }

    /**
     * Without clock events: the slow one does not know that a clock may end a session (0.3). Without packets
     * whose trade is of another day than they themselves: the two judge those differently.
     */
    @Test
    void agreesOnAThousandShortSessions() throws Exception {
        List<InstrumentRow> instruments = RandomSession.instruments();
        for (long seed = 1_000; seed < 2_000; seed++) {
            List<Row> rows =
                    new ArrayList<>(
                            RandomSession.rows(seed, 220).stream()
                                    .filter(TwinTest::isDaily)
                                    .toList());
            instruments.forEach(instrument -> rows.add(later(instrument, rows)));
            var found = new Found();
            var output = new OutputStage(found, sequence -> {}, new Counters());
            var driven =
                    new Driven(
                            Settings.DEFAULTS, output, output, tick -> output.onEvent(tick, true));
            Recorded.publish(driven, instruments, rows, false);
            compare(instruments, rows, found, driven.counters);
        }
    }

    /** A packet days after all others: everything is over by then. */
    private static Row later(InstrumentRow instrument, List<Row> rows) {
        long recvNs = rows.get(rows.size() - 1).recvNs() + 3 * 86_400_000_000_000L;
        return RowBuilder.row(0, instrument.key(), recvNs).exch(recvNs).build();
    }

    private static boolean isDaily(Row row) {
        return !row.segment().equals("CLOCK")
                && !row.segment().equals("CRYPTO")
                && quarter(row.lttNs(), row) == quarter(row.exchNs(), row);
    }

    /** Trading days begin and end at quarters of an hour. */
    private static long quarter(Long timeNs, Row row) {
        long stamp = timeNs == null || timeNs == 0 ? row.recvNs() : timeNs;
        return Math.floorDiv(stamp, 900_000_000_000L);
    }

    /**
     * By a clock event a bar may close on the watermark of one feed while another feed of the instrument is
     * still behind (0.3 gives each feed its own): then, and only then, clocks change what is in a bar.
     * Arbitration between feeds will leave one stream an instrument.
     */
    private static List<Row> oneFeedEach(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.segment().equals("CRYPTO") || row.feed() == 0)
                .toList();
    }

    private static void compare(List<InstrumentRow> instruments, List<Row> rows, boolean clocks)
            throws Exception {
        var found = new Found();
        Counters counters = run(instruments, rows, clocks, found);
        compare(instruments, rows, found, counters);
    }

    private static void compare(
            List<InstrumentRow> instruments, List<Row> rows, Found found, Counters counters) {
        NaiveFlow flow = NaiveFlow.of(instruments, rows);
        assertLinesMatch(trades(flow), trades(instruments, found));
        var bars = new NaiveBars(flow);
        for (Interval interval : Interval.values()) {
            List<NaiveBar> expected =
                    bars.of(io.icebreaker.reference.Interval.values()[interval.ordinal()]);
            for (int id = 0; id < instruments.size(); id++) {
                compareBars(instruments.get(id), id, interval, expected, found);
            }
        }
        Map<String, Long> expected = flow.counters();
        for (String counter : COUNTERS) {
            assertEquals(
                    expected.getOrDefault(counter, 0L),
                    counters.get(Counter.valueOf(counter)),
                    counter);
        }
    }

    private static void assertLinesMatch(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), "trade " + i);
        }
        assertEquals(expected.size(), actual.size(), "trades");
    }

    private static Counters run(
            List<InstrumentRow> instruments, List<Row> rows, boolean clocks, Found found)
            throws Exception {
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, 16).withOutput(found);
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, clocks);
            assertTrue(pipeline.drain(60_000));
            assertEquals(List.of(), pipeline.failures().latest());
            return pipeline.counters();
        }
    }

    private static List<String> trades(NaiveFlow flow) {
        List<String> lines = new ArrayList<>();
        for (NaiveTrade trade : flow.trades()) {
            if (!trade.observation()) {
                int quality =
                        (trade.agg() ? TradeFlags.AGG : 0)
                                | (trade.isShort() ? TradeFlags.SHORT : 0)
                                | (trade.gap() ? TradeFlags.GAP : 0);
                lines.add(
                        line(
                                trade.segment() + trade.token(),
                                trade.timeNs(),
                                trade.price(),
                                trade.qty(),
                                trade.side(),
                                trade.rule(),
                                trade.phase().ordinal(),
                                quality));
            }
        }
        return lines;
    }

    private static List<String> trades(List<InstrumentRow> instruments, Found found) {
        List<String> lines = new ArrayList<>();
        for (Found.Record trade : found.trades) {
            long[] words = trade.words();
            InstrumentRow instrument = instruments.get((int) words[OutputType.TRADE_ID]);
            int flags = (int) words[OutputType.TRADE_FLAGS];
            lines.add(
                    line(
                            instrument.segment() + instrument.token(),
                            words[OutputType.TRADE_TIME_NS],
                            words[OutputType.TRADE_PRICE],
                            words[OutputType.TRADE_QTY],
                            TradeFlags.side(flags),
                            TradeFlags.ruleName(flags),
                            TradeFlags.phase(flags),
                            flags & (TradeFlags.AGG | TradeFlags.SHORT | TradeFlags.GAP)));
        }
        return lines;
    }

    private static String line(Object... cells) {
        return String.join(" ", Arrays.stream(cells).map(String::valueOf).toList());
    }

    private static void compareBars(
            InstrumentRow instrument, int id, Interval interval, List<NaiveBar> all, Found found) {
        List<NaiveBar> expected =
                all.stream().filter(bar -> bar.key().equals(instrument.key())).toList();
        List<Found.Record> bars = found.bars(id, interval.ordinal());
        for (int i = 0; i < Math.min(expected.size(), bars.size()); i++) {
            assertEquals(
                    describe(expected.get(i)),
                    describe(bars.get(i).words()),
                    instrument.symbol() + " " + interval.label() + " bar " + i);
        }
        assertEquals(expected.size(), bars.size(), instrument.symbol() + " " + interval.label());
    }

    private static String describe(NaiveBar bar) {
        var text =
                new StringBuilder(
                        line(
                                bar.startNs(),
                                bar.endNs(),
                                bar.o(),
                                bar.h(),
                                bar.l(),
                                bar.c(),
                                bar.v(),
                                bar.buyV(),
                                bar.sellV(),
                                bar.neutralV(),
                                bar.nTrades(),
                                bar.aggV(),
                                bar.notional(),
                                bar.oiOpen(),
                                bar.oiClose(),
                                bar.minDelta(),
                                bar.maxDelta(),
                                bar.firstNs(),
                                bar.lastNs(),
                                bar.cvdOpen() + bar.delta(),
                                bar.afterClose(),
                                bar.partial(),
                                bar.poc(),
                                bar.vah(),
                                bar.val()));
        bar.footprint()
                .rows()
                .forEach(
                        row ->
                                text.append("\n")
                                        .append(
                                                line(
                                                        row.label(),
                                                        row.bid(),
                                                        row.ask(),
                                                        row.neutral(),
                                                        row.nTrades())));
        return text.toString();
    }

    private static String describe(long[] w) {
        long flags = w[Bar.FLAGS];
        boolean poc = (flags & Bar.HAS_POC) != 0;
        var text =
                new StringBuilder(
                        line(
                                w[Bar.START_NS],
                                w[Bar.END_NS],
                                w[Bar.OPEN],
                                w[Bar.HIGH],
                                w[Bar.LOW],
                                w[Bar.CLOSE],
                                Bar.volume(w, 0),
                                w[Bar.BUY],
                                w[Bar.SELL],
                                w[Bar.NEUTRAL],
                                w[Bar.TRADES],
                                w[Bar.AGG],
                                w[Bar.NOTIONAL],
                                (flags & Bar.HAS_OI_OPEN) != 0 ? w[Bar.OI_OPEN] : null,
                                (flags & Bar.HAS_OI_CLOSE) != 0 ? w[Bar.OI_CLOSE] : null,
                                w[Bar.MIN_DELTA],
                                w[Bar.MAX_DELTA],
                                w[Bar.FIRST_NS],
                                w[Bar.LAST_NS],
                                w[Bar.CVD],
                                (flags & Bar.AFTER_CLOSE) != 0,
                                (flags & Bar.PARTIAL) != 0,
                                poc ? w[Bar.POC] : null,
                                poc ? w[Bar.VAH] : null,
                                poc ? w[Bar.VAL] : null));
        for (int row = 0; row < w[Bar.ROWS]; row++) {
            int at = Bar.WORDS + row * Rows.WORDS;
            text.append("\n")
                    .append(
                            line(
                                    Rows.label(w, 0, row),
                                    w[at + Rows.BID],
                                    w[at + Rows.ASK],
                                    w[at + Rows.NEUTRAL],
                                    w[at + Rows.TRADES]));
        }
        return text.toString();
    }
}
