package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.tick.FeedState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose login needs nobody begins without a token, loses one in the day, and comes back. */
class SelfLoginRunTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long PUMP_NS = 10_000_000;

    @TempDir Path root;

    private final SystemEpochNanoClock clock = new SystemEpochNanoClock();

    private MarketModel model() {
        return new MarketModel(new MarketConfig(5, clock.nanoTime() - MINUTE_NS, 0, 1));
    }

    private Path configuration(String broker, String url, String restUrl, String keys)
            throws Exception {
        Path file = Files.writeString(root.resolve("account.keys"), keys);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(
                root.resolve("live.conf"),
                """
                web.enabled = false
                journal.directory = "journal"
                feeds.own {
                  broker = %s, url = "%s", rest-url = "%s"
                  keys-file = "account.keys", token-file = "account.token"
                  symbols = ["NSE:RELIANCE", "NSE:INFY"]
                }
                """
                        .formatted(broker, url, restUrl));
    }

    private void loseAndFindAToken(Path configuration, Runnable roll) throws Exception {
        AppConfig config = AppConfig.load(configuration);
        try (LiveDay day =
                LiveDay.open(
                        config,
                        Universe.of(config),
                        SessionCalendar.istDate(clock.nanoTime()),
                        clock,
                        new BackupSchedule(
                                config.backup(), config.journalDirectory(), configuration),
                        true)) {
            await(day, FeedState.LIVE);
            String first = Files.readString(root.resolve("account.token"));
            roll.run();
            Await.that("another token", () -> look(day) && !first.equals(token()));
            await(day, FeedState.LIVE);
            assertTrue(day.feedStates().get("own").isUp());
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(root.resolve("account.token")));
        }
    }

    private String token() throws Exception {
        return Files.readString(root.resolve("account.token"));
    }

    private static boolean look(LiveDay day) {
        day.look();
        return true;
    }

    private static void await(LiveDay day, FeedState state) throws Exception {
        Await.that(state.name(), () -> look(day) && day.feedStates().get("own") == state);
    }

    @Test
    void angelOne() throws Exception {
        SmartAccount account = SmartAccount.simulated();
        try (var server = new SmartServer(0, account, model(), InstantSource.system())) {
            server.drive(clock, PUMP_NS);
            String keys =
                    "apiKey=%s\nclientCode=%s\npin=%s\ntotpSeed=%s\n"
                            .formatted(
                                    account.apiKey(),
                                    account.clientCode(),
                                    account.pin(),
                                    account.totpSeed());
            loseAndFindAToken(
                    configuration("smartapi", server.url(), server.restUrl(), keys),
                    () -> server.fault(SimFault.TOKEN_ROLL));
        }
    }

    @Test
    void shoonya() throws Exception {
        try (var server = new NorenSimulator(0, "none", model())) {
            server.drive(clock, PUMP_NS);
            String keys =
                    "userId=%s\npassword=%s\nvendorCode=%s\napiSecret=%s\ntotpSeed=%s\n"
                            .formatted(
                                    NorenAccount.USER_ID,
                                    NorenAccount.PASSWORD,
                                    NorenAccount.VENDOR,
                                    NorenAccount.API_SECRET,
                                    "KRSXG5CTMVRXEZLUKRSXG5A");
            loseAndFindAToken(
                    configuration("shoonya", server.url(), server.restUrl(), keys),
                    () -> server.fault(SimFault.TOKEN_ROLL));
        }
    }
}
