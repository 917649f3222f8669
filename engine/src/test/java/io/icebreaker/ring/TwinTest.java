package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveBars;
import io.icebreaker.reference.NaiveClock;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveRules;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Recordings.Recording;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pipeline against the slow recomputation: every trade, every bar of every interval, every row, every
 * counter.
 */
@Tag("long")
class TwinTest {
    private static final List<InstrumentRow> INSTRUMENTS = RandomSession.instruments();

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
        List<Row> rows = recording.rows();
        compare(recording.instruments(), rows, Recorded.lagging(rows), List.of());
    }

    @Test
    void agreesOnTheFixtureOf121() throws Exception {
        Recording t1 = Recordings.t1();
        compare(t1.instruments(), t1.rows(), List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesOnRandomSessions(long seed) throws Exception {
        List<Row> rows = RandomSession.rows(seed, 20_000);
        List<NaiveClock> clocks = seed % 2 == 0 ? NaiveClock.between(rows) : List.of();
        compare(INSTRUMENTS, rows, clocks, clocks);
    }

    /**
     * Whole days and beginnings of days, with clock events and without; over by packets days later, by the
     * clock alone, or broken off.
     */
    @Test
    void agreesOnAThousandShortSessions() {
        for (long seed = 1_000; seed < 2_000; seed++) {
            boolean whole = seed % 2 == 0;
            List<Row> rows =
                    new ArrayList<>(
                            whole ? RandomSession.rows(seed, 220) : RandomSession.edges(seed, 220));
            if (seed % 3 == 0) {
                INSTRUMENTS.forEach(instrument -> rows.add(later(instrument, rows)));
            }
            List<NaiveClock> clocks = new ArrayList<>();
            if (seed % 4 < 2) {
                clocks.addAll(NaiveClock.between(rows));
            }
            if (seed % 3 == 1) {
                clocks.add(new NaiveClock(rows.size(), laterNs(rows)));
            }
            try {
                var found = new Found();
                compare(INSTRUMENTS, rows, clocks, found, drive(rows, clocks, found));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Without ring and threads. */
    private static Counters drive(List<Row> rows, List<NaiveClock> clocks, Found found) {
        var output = new OutputStage(found, sequence -> {}, new Counters());
        var driven =
                new Driven(Settings.DEFAULTS, output, output, tick -> output.onEvent(tick, true));
        Recorded.publish(driven, INSTRUMENTS, rows, clocks);
        return driven.counters;
    }

    /** A packet days after all others. */
    private static Row later(InstrumentRow instrument, List<Row> rows) {
        long recvNs = laterNs(rows);
        return RowBuilder.row(0, instrument.key(), recvNs).exch(recvNs).build();
    }

    private static long laterNs(List<Row> rows) {
        return rows.get(rows.size() - 1).recvNs() + 3 * 86_400_000_000_000L;
    }

    private static void compare(
            List<InstrumentRow> instruments,
            List<Row> rows,
            List<NaiveClock> clocks,
            List<NaiveClock> known)
            throws Exception {
        var found = new Found();
        Counters counters = run(instruments, rows, clocks, found);
        compare(instruments, rows, known, found, counters);
    }

    private static void compare(
            List<InstrumentRow> instruments,
            List<Row> rows,
            List<NaiveClock> clocks,
            Found found,
            Counters counters) {
        NaiveFlow flow = NaiveFlow.of(instruments, rows, clocks, NaiveRules.USUAL);
        assertLinesMatch(TwinLines.trades(flow), TwinLines.trades(instruments, found));
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
            List<InstrumentRow> instruments, List<Row> rows, List<NaiveClock> clocks, Found found)
            throws Exception {
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, 16).withOutput(found);
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, clocks);
            assertTrue(pipeline.drain(60_000));
            assertEquals(List.of(), pipeline.failures().latest());
            return pipeline.counters();
        }
    }

    private static void compareBars(
            InstrumentRow instrument, int id, Interval interval, List<NaiveBar> all, Found found) {
        List<NaiveBar> expected =
                all.stream().filter(bar -> bar.key().equals(instrument.key())).toList();
        List<Found.Record> bars = found.bars(id, interval.ordinal());
        for (int i = 0; i < Math.min(expected.size(), bars.size()); i++) {
            assertEquals(
                    TwinLines.describe(expected.get(i)),
                    TwinLines.describe(bars.get(i).words()),
                    instrument.symbol() + " " + interval.label() + " bar " + i);
        }
        assertEquals(expected.size(), bars.size(), instrument.symbol() + " " + interval.label());
    }
}
