package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.sim.KiteLoginServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code icebreaker login} through a pipe, against Kite's login as it is simulated. */
class LoginTest {
    private static final String KEY = "canary-key-0123456789";
    private static final String SECRET = "canary-secret-0123456789";

    @TempDir Path root;

    private final AtomicReference<String> granted = new AtomicReference<>();
    private KiteLoginServer server;
    private Path config;

    @BeforeEach
    void start() throws Exception {
        server = new KiteLoginServer(KEY, SECRET, granted::set);
        Files.createDirectories(root.resolve("data"));
        Files.createDirectories(root.resolve("config"));
        Files.writeString(root.resolve("data/dump.csv"), "");
        config =
                Files.writeString(
                        root.resolve("config/my.conf"),
                        """
                        feeds.zerodha {
                          broker = kite, rest-url = "%s", instruments = "../data/dump.csv", symbols = []
                        }
                        """
                                .formatted(server.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun login(String stdin, Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "login";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--config";
        all[words.length + 2] = config;
        CommandRun run = CommandRun.answering(stdin, all);
        String said = run.out() + run.errors();
        assertFalse(said.contains(KEY) || said.contains(SECRET), said);
        assertFalse(granted.get() != null && said.contains(granted.get()), said);
        return run;
    }

    @Test
    void asksOnceForKeysAndEachDayForTheRequestToken() throws Exception {
        String landing = server.landing(server.logIn());
        CommandRun first = login(KEY + "\n" + SECRET + "\n" + landing + "\n", "kite").with(Exit.OK);
        assertTrue(first.errors().contains("api_key=***"), first.errors());
        assertTrue(first.errors().contains("good until 06:00 IST"), first.errors());
        var token = new TokenFile(root.resolve("data/secrets/zerodha.token"));
        assertEquals(Optional.of(Secret.of(granted.get())), token.token());
        for (String file : new String[] {"zerodha.token", "zerodha.keys"}) {
            Path secret = root.resolve("data/secrets").resolve(file);
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        }

        CommandRun next = login(server.logIn() + "\n", "--feed", "zerodha", "--json").with(Exit.OK);
        assertEquals("kite", next.json().at("broker").text());
        assertEquals(Optional.of(Secret.of(granted.get())), token.token());
    }

    @Test
    void aRefusalIsPlainHasTheBrokersCodeAndKeepsTheOldToken() throws Exception {
        login(KEY + "\n" + SECRET + "\n" + server.logIn() + "\n", "kite").with(Exit.OK);
        String old = granted.get();

        CommandRun refused = login("stale-request-token\n", "kite").with(Exit.FOUND_WRONG);
        assertTrue(
                refused.errors().contains("works once and lives a few minutes"), refused.errors());
        assertTrue(refused.errors().contains("(TokenException, HTTP 403)"), refused.errors());
        assertFalse(refused.errors().contains("stale-request-token"), refused.errors());
        var token = new TokenFile(root.resolve("data/secrets/zerodha.token"));
        assertEquals(Optional.of(Secret.of(old)), token.token());

        CommandRun wrongPage = login(server.url() + "/connect/login?v=3\n", "kite");
        assertTrue(wrongPage.with(Exit.FOUND_WRONG).errors().contains("holds no request_token"));
    }

    @Test
    void anEndedPipeABrokerInTroubleAndAnUnknownFeedAreSaid() {
        CommandRun ended = login(KEY + "\n", "kite").with(Exit.FOUND_WRONG);
        assertTrue(ended.errors().contains("API secret is missing"), ended.errors());
        login(KEY + "\n" + SECRET + "\n", "kite");
        server.trouble("NetworkException");
        CommandRun busy = login(server.logIn() + "\n", "kite").with(Exit.COULD_NOT_RUN);
        assertTrue(busy.errors().contains("NetworkException, HTTP 503"), busy.errors());

        assertTrue(
                login("", "--feed", "other").with(Exit.COULD_NOT_RUN).errors().contains("other"));
        CommandRun unknown = login("", "nobody").with(Exit.COULD_NOT_RUN);
        assertTrue(unknown.errors().contains("kite, smartapi, dhan, flattrade"), unknown.errors());
    }

    @Test
    void keysThatOthersMayReadAreRefused() throws Exception {
        login(KEY + "\n" + SECRET + "\n" + server.logIn() + "\n", "kite").with(Exit.OK);
        Path keys = root.resolve("data/secrets/zerodha.keys");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));

        CommandRun refused = login(server.logIn() + "\n", "kite").with(Exit.COULD_NOT_RUN);
        assertTrue(refused.errors().contains("chmod 600"), refused.errors());
    }

    @Test
    void theGuideTellsEachBrokersNextStep() throws Exception {
        String fresh = guide();
        assertTrue(
                fresh.contains("not set: API key, API secret; next: `icebreaker login kite`"),
                fresh);
        login(KEY + "\n" + SECRET + "\n" + server.logIn() + "\n", "zerodha").with(Exit.OK);
        String loggedIn = guide();
        assertTrue(loggedIn.contains("token: good until 06:00 IST"), loggedIn);
        assertTrue(loggedIn.contains("next: choose what to stream"), loggedIn);

        Path keys = root.resolve("data/secrets/zerodha.keys");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        String open = guide();
        assertTrue(open.contains("its keys cannot be read: ") && open.contains("chmod 600"), open);
        assertTrue(open.contains("login dhan"), "the others are told of all the same: " + open);
    }

    private String guide() {
        return CommandRun.of("doctor", "--brokers", "--config", config).with(Exit.OK).out();
    }

    @Test
    void doctorSaysWhatAnAccountLacks() {
        CommandRun before = CommandRun.of("doctor", "--config", config, "--journal", root);
        assertTrue(before.out().contains("API key is not set"), before.out());
        assertTrue(before.out().contains("API secret is not set"), before.out());
        assertTrue(before.out().contains("no token: log in"), before.out());

        login(KEY + "\n" + SECRET + "\n" + server.logIn() + "\n", "kite").with(Exit.OK);
        CommandRun after = CommandRun.of("doctor", "--config", config, "--journal", root);
        assertTrue(
                after.out().contains("credentials of zerodha: token good until 06:00 IST"),
                after.out());
    }
}
