package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.KiteDump;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masters fetched from a simulated broker, looked at, searched, and a live day that lives on them alone. */
class MastersTest {
    private static final String API_KEY = "key-of-the-test";
    private static final String TOKEN = "token-of-the-test";
    private static final long PUMP_NS = 10_000_000;

    @TempDir Path root;

    private DemoMarket market;
    private SimHttp rest;
    private KiteServer server;

    @BeforeEach
    void serve() throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        market = DemoMarket.onLastWeekday(today, 5, 0, 1);
        server = new KiteServer(0, API_KEY, TOKEN, new MarketModel(market.toConfig()));
        rest = SimHttp.start();
        KiteDump.serve(rest, server.tokens().onWire());
    }

    @AfterEach
    void stop() {
        rest.close();
        server.close();
    }

    private Path configuration(String universe) throws Exception {
        return Files.writeString(
                root.resolve("live.conf"),
                """
                web.port = 0
                journal.directory = "journal"
                masters { directory = "masters", lists = "lists" }
                brokers { file = "brokers.conf", secrets = "secrets" }
                feeds.simulated { broker = kite, url = "%s", rest-url = "%s", universe = [%s] }
                """
                        .formatted(server.url(), rest.url(), universe));
    }

    @Test
    void mastersAreFetchedShownAndSearched() throws Exception {
        Path config = configuration("indices");
        CommandRun none = CommandRun.of("masters", "--config", config).with(Exit.FOUND_WRONG);
        assertTrue(
                none.out().contains("kite: none is kept; icebreaker masters --refresh"),
                none.out());

        JsonTree fetched =
                CommandRun.json("masters", "--config", config, "--refresh").at("masters").at(0);
        assertEquals(server.tokens().onWire().size(), fetched.at("rows").number());
        JsonTree shown = CommandRun.json("masters", "--config", config).at("masters").at(0);
        assertEquals(fetched.at("fetched").text(), shown.at("fetched").text());
        assertEquals(1, rest.requests().size());

        rest.fault(SimHttp.Fault.FORBIDDEN_403);
        CommandRun failed =
                CommandRun.of("masters", "--config", config, "--refresh").with(Exit.FOUND_WRONG);
        assertTrue(failed.out().contains("answered HTTP 403; going on with"), failed.out());

        JsonTree found = CommandRun.json("search", "--config", config, "--limit", 3, "nif", "ce");
        assertEquals(3, found.at("instruments").items().size());
        assertTrue(
                found.at("instruments").at(0).at("name").text().startsWith("NFO:NIFTY"),
                found.toString());
        assertEquals("[kite]", found.at("instruments").at(0).at("brokers").toString());
        CommandRun.of("search", "--config", config, "zzz").with(Exit.FOUND_WRONG);
    }

    @Test
    void whatAUniverseCannotMeanIsRefusedWithItsPlace() throws Exception {
        assertRefused("indices", "no instrument master of kite is kept yet; icebreaker masters");
        CommandRun.json("masters", "--config", configuration("indices"), "--refresh");
        assertRefused(
                "\"indices\", \"everything\"",
                "line 5: feeds.simulated.universe: 'everything' means nothing here");
        assertRefused("nifty50", "needs the file " + root.resolve("lists/nifty50.txt"));
        assertRefused("\"NSE:NOBODY\"", "NSE:NOBODY is not in kite's instrument master");
        assertRefused("\"options GOLD atm 5\"", "kite lists none of 'options GOLD atm 5'");
    }

    private void assertRefused(String universe, String why) throws Exception {
        CommandRun run = CommandRun.of("run", "--check", "--config", configuration(universe));
        assertTrue(run.with(Exit.BAD_CONFIG).errors().contains(why), run.errors());
    }

    @Test
    void aLiveDayFollowsTheMarketWithNoFileOfInstruments() throws Exception {
        server.drive(ShiftedClock.startingAt(market.openNs()), PUMP_NS);
        Path config = configuration("indices, \"options NIFTY atm 2\"");
        var environment = Map.of(KiteSession.API_KEY, API_KEY, KiteSession.ACCESS_TOKEN, TOKEN);
        try (var run =
                ChildRun.start(
                        root, environment, "run", "--config", config, "--seconds", 14, "--json")) {
            assertEquals(Exit.OK, run.code(), run.errors());
            Path journal = Path.of(run.json().at("journal").text());
            assertFollowed(journal);
            JsonTree verdict = CommandRun.json("verify", "--journal", journal);
            assertEquals("identical", verdict.at("verdict").text());
        }
    }

    /** Options were defined after the first index tick, and each before its own first tick. */
    private static void assertFollowed(Path journal) throws Exception {
        List<Instrument> defined = new ArrayList<>();
        int optionTicks = 0;
        boolean hasIndexTick = false;
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            var slot = new Tick();
            while (reader.next()) {
                reader.copyTo(slot);
                if (slot.kind() == EventKind.INSTRUMENT) {
                    Instrument it = Events.instrument(slot);
                    assertEquals(it.type().isOption(), hasIndexTick, it::toString);
                    assertEquals(defined.size(), slot.id());
                    defined.add(it);
                } else if (slot.kind() == EventKind.TICK) {
                    assertTrue(slot.id() < defined.size(), "a tick before its definition");
                    hasIndexTick |= defined.get(slot.id()).type() == InstrumentType.IDX;
                    optionTicks += defined.get(slot.id()).type().isOption() ? 1 : 0;
                }
            }
        }
        long options = defined.stream().filter(it -> it.type().isOption()).count();
        assertTrue(
                options >= 6 && options <= 14,
                options + " options: the window, whole or at an end");
        assertTrue(optionTicks >= 10, optionTicks + " ticks of options");
        assertFalse(defined.stream().anyMatch(it -> it.type() == InstrumentType.FUT));
    }
}
