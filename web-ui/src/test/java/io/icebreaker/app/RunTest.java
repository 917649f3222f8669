package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live day against Kite's server, simulated, by nothing but a configuration and the environment. */
class RunTest {
    private static final String API_KEY = "key-of-the-test";
    private static final String TOKEN = "token-of-the-test";
    private static final long PUMP_NS = 10_000_000;

    @TempDir Path root;

    @Test
    void recordsALiveDayAndShowsNoSecret() throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var market = DemoMarket.onLastWeekday(today, 5, 0, 1);
        var model = new MarketModel(market.toConfig());
        try (var server = new KiteServer(0, API_KEY, TOKEN, model)) {
            server.drive(ShiftedClock.startingAt(market.openNs()), PUMP_NS);
            List<Instrument> stocks =
                    server.tokens().onWire().stream()
                            .filter(it -> it.segment().equals("NSE"))
                            .toList();
            Path config = configuration(server.url(), stocks);
            var environment = Map.of(KiteSession.API_KEY, API_KEY, KiteSession.ACCESS_TOKEN, TOKEN);
            try (var run =
                    ChildRun.start(
                            root,
                            environment,
                            "run",
                            "--config",
                            config,
                            "--seconds",
                            12, // a busy machine needs some of them to start
                            "--json")) {
                assertEquals(Exit.OK, run.code(), run.errors());
                assertRecorded(run);
            }
        }
    }

    /** Two accounts that want the same: each packet comes twice, and one of the two is dropped. */
    @Test
    void twoFeedsOfTheSameAreOneStream() throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var market = DemoMarket.onLastWeekday(today, 5, 0, 1);
        try (var server = new KiteServer(0, API_KEY, TOKEN, new MarketModel(market.toConfig()))) {
            server.drive(ShiftedClock.startingAt(market.openNs()), PUMP_NS);
            List<Instrument> stocks =
                    server.tokens().onWire().stream()
                            .filter(it -> it.segment().equals("NSE"))
                            .toList();
            Path config = configuration(server.url(), stocks);
            String one = Files.readString(config);
            String feed = one.substring(one.indexOf("feeds.simulated"));
            Files.writeString(config, one + feed.replace("feeds.simulated", "feeds.second"));
            var environment = Map.of(KiteSession.API_KEY, API_KEY, KiteSession.ACCESS_TOKEN, TOKEN);
            try (var run =
                    ChildRun.start(
                            root,
                            environment,
                            "run",
                            "--config",
                            config,
                            "--seconds",
                            12,
                            "--json")) {
                assertEquals(Exit.OK, run.code(), run.errors());
                assertRecorded(run);
                JsonTree counters = run.json().at("counters");
                assertTrue(counters.at("SHADOWS_REPEATED").number() > 10, run.out());
            }
        }
    }

    private void assertRecorded(ChildRun run) throws Exception {
        JsonTree result = run.json();
        assertEquals("LIVE", result.at("mode").text());
        assertTrue(result.at("ticks").number() > 20, run.out());
        assertEquals(0, result.at("dropped").number());
        assertEquals(0, result.at("rejected").number());
        String said = run.out() + run.errors();
        assertFalse(said.contains(API_KEY) || said.contains(TOKEN), said);
        JsonTree verdict = CommandRun.json("verify", "--journal", result.at("journal").text());
        assertEquals("identical", verdict.at("verdict").text());
        assertEquals(result.at("ticks").number(), verdict.at("ticks").number());
    }

    private Path configuration(String url, List<Instrument> instruments) throws Exception {
        String rows = instruments.stream().map(RunTest::dumpRow).collect(Collectors.joining("\n"));
        Files.writeString(root.resolve("dump.csv"), DUMP_HEADER + "\n" + rows + "\n");
        String symbols =
                instruments.stream()
                        .map(it -> '"' + it.segment() + ":" + it.symbol() + '"')
                        .collect(Collectors.joining(", "));
        return Files.writeString(
                root.resolve("live.conf"),
                """
                web.port = 0
                journal.directory = "journal"
                feeds.simulated { broker = kite, url = "%s", instruments = "dump.csv", symbols = [%s] }
                """
                        .formatted(url, symbols));
    }

    private static final String DUMP_HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,"
                    + "instrument_type,segment,exchange";

    private static String dumpRow(Instrument it) {
        return String.join(
                ",",
                Long.toString(it.token() << 8 | Segments.knownCode(it.segment())),
                Long.toString(it.token()),
                it.symbol(),
                it.symbol(),
                "0,,0,0.05",
                Long.toString(it.lotSize()),
                "EQ",
                it.segment(),
                it.segment());
    }
}
