package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Angel One from nothing but a configuration and an environment: a login that needs nobody, the master, a
 * live day, its frames read again.
 */
class SmartRunTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long PUMP_NS = 10_000_000;

    /** None of these may show in anything printed or kept. */
    private static final SmartAccount ACCOUNT =
            new SmartAccount(
                    "canarykey0123456789", "CANARY001", "73951846", "KRSXG5CTMVRXEZLUKRSXG5A");

    @TempDir Path root;

    @Test
    void logsInByItselfAndRecordsALiveDay() throws Exception {
        var clock = new SystemEpochNanoClock();
        var model = new MarketModel(new MarketConfig(5, clock.nanoTime() - MINUTE_NS, 0, 1));
        try (var server = new SmartServer(0, ACCOUNT, model, InstantSource.system())) {
            server.drive(clock, PUMP_NS);
            Path config = configuration(server);
            try (var login = run("login", "smartapi", "--config", config)) {
                assertEquals(Exit.OK, login.code(), login.errors());
                assertSilent(login);
            }
            try (var day = run("run", "--config", config, "--seconds", 12, "--json")) {
                assertEquals(Exit.OK, day.code(), day.errors());
                assertSilent(day);
                assertRecorded(day);
            }
        }
    }

    private ChildRun run(Object... words) throws Exception {
        return ChildRun.start(
                root,
                Map.of(
                        SmartLogin.API_KEY_VARIABLE,
                        ACCOUNT.apiKey(),
                        SmartLogin.CLIENT_CODE_VARIABLE,
                        ACCOUNT.clientCode(),
                        SmartLogin.PIN_VARIABLE,
                        ACCOUNT.pin(),
                        SmartLogin.TOTP_SEED_VARIABLE,
                        ACCOUNT.totpSeed()),
                words);
    }

    private static void assertSilent(ChildRun run) throws Exception {
        String said = run.out() + run.errors();
        assertFalse(said.contains(ACCOUNT.apiKey()), said);
        assertFalse(said.contains(ACCOUNT.pin()), said);
        assertFalse(said.contains(ACCOUNT.totpSeed()), said);
        assertFalse(said.contains("eyJ") || said.contains("feed-token"), said);
    }

    private static void assertRecorded(ChildRun run) throws Exception {
        JsonTree result = run.json();
        assertTrue(result.at("ticks").number() > 10, run.out() + run.errors());
        assertEquals(0, result.at("rejected").number());
        JsonTree verdict =
                CommandRun.json("verify", "--frames", "--journal", result.at("journal").text());
        assertEquals("identical", verdict.at("verdict").text());
    }

    private Path configuration(SmartServer server) throws Exception {
        Files.createDirectories(root.resolve("config"));
        return Files.writeString(
                root.resolve("config/my.conf"),
                """
                web.port = 0
                journal.directory = "../data/journal"
                feeds.angel {
                  broker = smartapi, url = "%s", rest-url = "%s"
                  universe = ["indices", "NSE:RELIANCE", "NSE:INFY"]
                }
                """
                        .formatted(server.url(), server.restUrl()));
    }
}
