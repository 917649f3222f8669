package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live day against a simulated Noren house, by nothing but a configuration and the environment: masters
 * fetched, recorded, replayed to the same output, and its captured frames decoded to the same ticks.
 */
class NorenRunTest {
    private static final String TOKEN = "token-of-the-test";
    private static final long PUMP_NS = 10_000_000;

    @TempDir Path root;

    @Test
    void recordsALiveDayAndDecodesItsFramesAgain() throws Exception {
        var today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        var market = DemoMarket.onLastWeekday(today, 5, 0, 1);
        var model = new MarketModel(market.toConfig());
        try (var broker = new NorenSimulator(0, TOKEN, model)) {
            broker.drive(ShiftedClock.startingAt(market.openNs()), PUMP_NS);
            var environment =
                    Map.of(
                            "ICEBREAKER_FLATTRADE_TOKEN",
                            TOKEN,
                            "ICEBREAKER_FLATTRADE_USER_ID",
                            NorenAccount.USER_ID);
            try (var run =
                    ChildRun.start(
                            root,
                            environment,
                            "run",
                            "--config",
                            configuration(broker),
                            "--seconds",
                            20, // a busy machine needs some of them to start
                            "--json")) {
                assertEquals(Exit.OK, run.code(), run.errors());
                assertRecorded(run);
            }
        }
    }

    private void assertRecorded(ChildRun run) throws Exception {
        JsonTree result = run.json();
        assertTrue(result.at("ticks").number() > 20, run.out());
        assertEquals(0, result.at("dropped").number());
        assertEquals(0, result.at("rejected").number(), run.out());
        String said = run.out() + run.errors();
        assertFalse(said.contains(TOKEN), said);
        String journal = result.at("journal").text();
        JsonTree verdict = CommandRun.json("verify", "--journal", journal);
        assertEquals("identical", verdict.at("verdict").text());
        JsonTree frames = CommandRun.json("verify", "--frames", "--journal", journal);
        assertEquals("identical", frames.at("verdict").text(), frames.toString());
        assertEquals(result.at("ticks").number(), frames.at("ticksCompared").number());
        Path table = root.resolve("frames.csv");
        JsonTree decoded =
                CommandRun.json(
                        "decode",
                        "--broker",
                        "noren",
                        "--journal",
                        journal,
                        "--out",
                        table.toString());
        assertEquals(result.at("ticks").number(), decoded.at("packets").number());
        assertTrue(Files.size(table) > 1_000);
    }

    private Path configuration(NorenSimulator broker) throws Exception {
        return Files.writeString(
                root.resolve("live.conf"),
                """
                web.port = 0
                journal.directory = "journal"
                feeds.simulated {
                  broker = flattrade, url = "%s", rest-url = "%s"
                  symbols = ["NSE:NIFTY 50", "NSE:NIFTY BANK", "NSE:RELIANCE", "NSE:INFY", "NSE:SBIN", "NSE:MARUTI"]
                }
                """
                        .formatted(broker.url(), broker.restUrl()));
    }
}
