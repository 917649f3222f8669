package io.icebreaker.stage.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.testing.Allocation;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each side model promises, on small markets. */
class SidesTest {
    private static final InstrumentKey KEY = new InstrumentKey("CRYPTO", 1);
    private static final List<InstrumentRow> ONE =
            List.of(new InstrumentRow("CRYPTO", 1, "X", InstrumentType.EQ, "", null, 0, 1, 100));
    private static final long START_NS = 1_767_607_200_000_000_000L;

    /** A trade as a string: bought/sold/neutral rule. */
    private static List<String> run(String model, Row... rows) {
        return run(Settings.DEFAULTS.with("side.model", model), List.of(rows));
    }

    private static List<String> run(Settings settings, List<Row> rows) {
        List<String> trades = new ArrayList<>();
        new FlowRun(ONE, settings)
                .run(
                        rows,
                        tick -> {
                            if (tick.traded() > 0) {
                                trades.add(
                                        tick.bought()
                                                + "/"
                                                + tick.sold()
                                                + "/"
                                                + tick.neutral()
                                                + " "
                                                + TradeFlags.ruleName(tick.tradeFlags()));
                            }
                        });
        return trades;
    }

    /** A packet {@code ms} after the start, quoted 100.00 x 300 / 100.10 x 300 unless told otherwise. */
    private static RowBuilder packet(long ms, long price, long volume) {
        long timeNs = START_NS + ms * 1_000_000;
        return RowBuilder.row(0, KEY, timeNs)
                .exch(timeNs)
                .ltp(price)
                .ltq(1L)
                .volume(volume)
                .bid(0, 1_000_000, 300)
                .ask(0, 1_001_000, 300);
    }

    @Test
    void halvesWhatHasNoSideAndGivesOddUnitsInTurn() {
        List<Row> rows = new ArrayList<>();
        rows.add(packet(0, 1_000_500, 100).build());
        long volume = 100;
        for (long qty : new long[] {7, 4, 5, 1, 3}) {
            volume += qty;
            rows.add(packet(rows.size() * 100L, 1_000_500, volume).build());
        }

        assertEquals(
                List.of("4/3/0 N", "2/2/0 N", "2/3/0 N", "1/0/0 N", "1/2/0 N"),
                run(Settings.DEFAULTS.with("side.model", "SPLIT_MID"), rows));
        assertEquals("0/0/7 N", run(Settings.DEFAULTS, rows).get(0), "others leave it neutral");
    }

    @Test
    void differOnTheMidAndOnTheTick() {
        Row[] rows = {
            packet(0, 1_000_000, 100).build(),
            packet(100, 1_001_000, 110).build(), // at the ask: no trade before
            packet(200, 1_000_500, 120).build(), // at the mid, a downtick
            packet(300, 1_000_500, 130).build(), // again
            packet(400, 1_000_700, 140).build() // inside, nearer the ask
        };

        assertEquals(
                List.of("10/0/0 Q", "0/10/0 T", "0/10/0 T0", "10/0/0 Q"),
                run("LEE_READY_SNAP", rows));
        assertEquals(List.of("10/0/0 Q", "0/0/10 N", "0/0/10 N", "10/0/0 Q"), run("QUOTE", rows));
        assertEquals(List.of("0/0/10 N", "0/10/0 T", "0/10/0 T0", "10/0/0 T"), run("TICK", rows));
        assertEquals(List.of("0/0/10 N", "0/0/10 N", "0/0/10 N", "0/0/10 N"), run("BVC", rows));
    }

    @Test
    void theBookGivesBackWhatItContradicts() {
        Row before = packet(0, 1_000_000, 100).build();
        var lifted = packet(1_000, 1_001_000, 1_100);

        assertEquals(
                List.of("901/99/0 Q"),
                run("BOOK", before, lifted.ask(0, 1_001_000, 100).bid(0, 1_000_000, 400).build()),
                "a second of trading: a tenth, less the last trade's unit");
        assertEquals(
                List.of("601/399/0 Q"),
                run("BOOK", before, lifted.ask(0, 1_001_000, 300).bid(0, 999_000, 50).build()),
                "300 bid went, no ask did: their share comes on top");
        assertEquals(
                List.of("0/1000/0 Q"),
                run(
                        "BOOK",
                        packet(0, 1_000_000, 100).bid(0, 1_000_000, 5_000).build(),
                        packet(500, 1_001_000, 1_100).ltq(0L).bid(0, 999_000, 9).build()),
                "all of it could have come from the bids");
    }

    @Test
    void theBookLeavesASingleTradeAlone() {
        Row before = packet(0, 1_000_000, 100).build();
        Row single = packet(1_000, 1_001_000, 150).ltq(50L).bid(0, 999_000, 1).build();

        assertEquals(List.of("50/0/0 Q"), run("BOOK", before, single));
    }

    @Test
    void agesAndGapsAreSettings() {
        Row[] rows = {
            packet(0, 1_000_000, 100).build(),
            packet(100, 1_001_000, 110).build(),
            packet(3_100, 1_001_000, 120).build()
        };
        Settings young = Settings.DEFAULTS.with("quote.max.age.ms", "1000");

        assertEquals("10/0/0 Q", run(Settings.DEFAULTS, List.of(rows)).get(1));
        assertEquals("0/0/10 N", run(young, List.of(rows)).get(1), "no direction yet");
        var run = new FlowRun(ONE, young.with("gap.ms", "1000"));
        int[] flags = new int[1];
        run.run(List.of(rows), tick -> flags[0] = tick.tradeFlags());
        assertTrue((flags[0] & TradeFlags.GAP) != 0);
        assertEquals(1, run.counters.get(Counter.OLD_QUOTE));
    }

    @Test
    void exactlyFiveSecondsIsNeitherOldNorAGap() {
        List<Row> rows =
                List.of(
                        packet(0, 1_000_000, 100).build(),
                        packet(5_000, 1_001_000, 110).build(),
                        packet(10_001, 1_001_000, 120).build());
        var run = new FlowRun(ONE, Settings.DEFAULTS);
        List<Boolean> gaps = new ArrayList<>();
        run.run(rows, tick -> gaps.add((tick.tradeFlags() & TradeFlags.GAP) != 0));

        assertEquals(List.of(false, false, true), gaps);
        assertEquals(1, run.counters.get(Counter.OLD_QUOTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK"})
    void keepsEveryUnitAndSaysHowSureItIs(String model) {
        var settings = Settings.DEFAULTS.with("side.model", model);
        List<Row> rows = RandomSession.rows(77, 20_000);
        long[] seen = new long[3];
        new FlowRun(RandomSession.instruments(), settings)
                .run(
                        rows,
                        tick -> {
                            if (tick.traded() > 0) {
                                look(tick, model, seen);
                            }
                        });
        assertTrue(seen[0] > 1_000, "trades " + seen[0]);
        assertTrue(model.equals("BVC") ? seen[1] == 0 : seen[1] > 500, "sure " + seen[1]);
    }

    private static void look(Tick tick, String model, long[] seen) {
        int flags = tick.tradeFlags();
        assertEquals(tick.traded(), tick.bought() + tick.sold() + tick.neutral());
        assertTrue(tick.bought() >= 0 && tick.sold() >= 0 && tick.neutral() >= 0);
        assertEquals(tick.delta(), tick.bought() - tick.sold());
        assertEquals(TradeFlags.side(flags), Long.signum(tick.delta()));
        int confidence = TradeFlags.confidence(flags);
        boolean sided = tick.neutral() == 0;
        assertTrue(
                sided ? confidence >= 150 && confidence <= 1_000 : confidence == 0,
                model + " " + confidence);
        seen[0]++;
        seen[1] += confidence > 0 ? 1 : 0;
    }

    @Test
    void allocateNothing() {
        for (String model : List.of("LEE_READY_SNAP", "SPLIT_MID", "BOOK")) {
            assertEquals(0, allocated(model), model);
        }
    }

    /** Bytes allocated in each 200,000 trades after as many to warm up. */
    private static long allocated(String model) {
        var sides = new Sides(4, Settings.DEFAULTS.with("side.model", model), new Counters());
        var tick = new Tick();
        return Allocation.always(() -> trades(sides, tick));
    }

    private static void trades(Sides sides, Tick tick) {
        for (int i = 0; i < 200_000; i++) {
            long price = 1_000_000 + i * 7_919L % 5 * 500;
            tick.clear().id(i & 3).receiveTimeNs(START_NS + i * 50_000_000L);
            tick.ltp(price).lastQty(1 + i % 7);
            tick.bid(0, price - 500, 100 + i % 90, 1).ask(0, price + 500, 100 + i % 70, 1);
            tick.mark(TickFlags.HAS_DEPTH);
            sides.judge(tick, 1 + i % 50, TradeFlags.CONTINUOUS, 0);
            sides.onVolume(i & 3, i % 3 > 0);
            sides.onDepth(i & 3, tick);
        }
    }
}
