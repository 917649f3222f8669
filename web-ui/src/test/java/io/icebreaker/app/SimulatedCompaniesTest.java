package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of invented companies begins with their past and replays to the same hash. */
class SimulatedCompaniesTest {
    private static final int STOCKS = 24;
    private static final int ROOM = 128;

    @TempDir Path root;

    private static DemoMarket market(long seed) {
        return DemoMarket.onLastWeekday(LocalDate.of(2026, 11, 20), seed, 0, 1)
                .withCompanies(STOCKS);
    }

    /** Records the first minutes of a day; returns its hash. */
    private String record(Path directory, DemoMarket market) throws Exception {
        var model = new MarketModel(market.toConfig());
        List<Instrument> instruments = model.instruments();
        var plan =
                new LiveEngine.Plan(
                                directory,
                                Profile.QUIET_VPS,
                                ROOM,
                                Boards.of(ROOM, 2),
                                DemoDay.SETTINGS,
                                market.hash(),
                                "simulated")
                        .withEarlierBars(DemoBars.maker(market, instruments));
        try (var engine = LiveEngine.open(plan, true)) {
            List<HistoryRow> history = DemoHistory.of(market, instruments);
            engine.begin(instruments, history, plan, market::openNs);
            TickSink sink = engine.pipeline().newPatientSink();
            long atNs = new DemoMorning(sink, true).play(model, market.openNs(), 3);
            Events.sessionEnd(sink.claim(), atNs);
            sink.publish();
            assertTrue(engine.pipeline().drain(60_000));
            return RollingHash.hex(engine.pipeline().output().hash());
        }
    }

    @Test
    void replaysToItsHashAndIsMadeAgainTheSame() throws Exception {
        String hash = record(root.resolve("a"), market(7));
        CommandRun.of("verify", "--journal", root.resolve("a"), "--quiet").with(Exit.OK);

        assertEquals(hash, record(root.resolve("b"), market(7)));
        assertNotEquals(hash, record(root.resolve("c"), market(8)));
    }

    @Test
    void itsBarsEndWithYesterdaysClose() throws Exception {
        var model = new MarketModel(market(7).toConfig());
        List<Instrument> instruments = model.instruments();
        Path file = root.resolve(Before.FILE);
        DemoBars.maker(market(7), instruments).make(file);
        BarsFile before = BarsFile.open(file);
        int joined = 0;
        for (int i = 0; i < instruments.size(); i++) {
            BarSeries daily = before.series(BarKey.of(instruments.get(i), Interval.D1));
            if (daily != null) {
                long close = daily.closeE4(daily.size() - 1);
                assertEquals(
                        model.latest(i).tick().prevClose(), close, instruments.get(i).symbol());
                joined += instruments.get(i).type() == InstrumentType.EQ ? 1 : 0;
            }
            if (daily != null && instruments.get(i).type() == InstrumentType.EQ) {
                assertFull(before, instruments.get(i), daily);
            }
        }
        assertEquals(STOCKS - 1, joined, "all but the one that is new today");
    }

    private static void assertFull(BarsFile before, Instrument share, BarSeries daily) {
        assertEquals(EarlierBars.MOST_DAYS, daily.size(), share.symbol());
        for (Interval interval : List.of(Interval.M5, Interval.M15, Interval.H1)) {
            BarSeries shorter = before.series(BarKey.of(share, interval));
            assertEquals(EarlierBars.MOST, shorter.size(), share.symbol() + interval);
            assertEquals(daily.closeE4(daily.size() - 1), shorter.closeE4(shorter.size() - 1));
        }
    }

    @Test
    void aDemoGoesOnWithItsCompaniesAndNamesTheirSectors() throws Exception {
        DemoMarket market = market(7);
        market.keepIn(root);
        assertEquals(market, DemoMarket.in(root));
        assertNotEquals(market.hash(), market.withCompanies(0).hash());

        DemoSectors.keepIn(root, new MarketModel(market.toConfig()).sectors());
        List<String> lines = Files.readAllLines(root.resolve(DemoSectors.FILE));
        assertEquals("symbol,sector,marketCapRupees", lines.get(0));
        assertEquals(STOCKS + 1, lines.size());
        assertTrue(lines.get(1).matches("ZELBANK,Banks,[0-9]{14}"), lines.get(1));
    }
}
