package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.alert.Channel;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.SimReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code icebreaker alerts ...}, as a user meets it. */
class AlertsCommandTest {
    private static final String TOKEN = "4711:canary-bot-token-Zz";
    private static final String SECRET = "canary-webhook-0123456789";

    @TempDir Path root;

    private final Canaries canaries = new Canaries();
    private SimHttp http;
    private Path config;

    @BeforeEach
    void start() throws IOException {
        http = SimHttp.start();
        http.on(
                "POST",
                "/bot" + TOKEN + "/sendMessage",
                r -> SimReply.json("{\"ok\":true,\"result\":{\"message_id\":1}}"));
        http.on("POST", "/hook", r -> SimReply.json("{}"));
        config = config(http.url());
        canaries.plant(TOKEN);
        canaries.plant(SECRET);
    }

    private Path config(String url) throws IOException {
        return ConfigFiles.in(root)
                .write(
                        """
                        alerts.telegram { chat = "7", url = "%s" }
                        alerts.webhook.url = "%s/hook"
                        """
                                .formatted(url, url));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private CommandRun run(Object... words) {
        CommandRun run = CommandRun.of(words);
        canaries.look("alerts", run.out() + run.errors());
        return run;
    }

    private void keep(Channel channel, String key) throws IOException {
        var run =
                CommandRun.answering(
                        key + "\n", "alerts", "keys", channel.word(), "--config", config);
        canaries.look("alerts keys", run.with(Exit.OK).out() + run.errors());
    }

    @Test
    void keysAreKeptATestIsSentAndTheLogShowsIt() throws IOException {
        keep(Channel.TELEGRAM, TOKEN);
        keep(Channel.WEBHOOK, SECRET);
        Path keys = root.resolve("data/secrets/alerts.keys");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
        var sent = run("alerts", "test", "telegram", "--config", config, "--json").with(Exit.OK);
        assertEquals("SENT", sent.json().at("status").text());
        run("alerts", "test", "webhook", "--config", config).with(Exit.OK);
        assertEquals(2, http.requests().size());
        assertTrue(http.requests().get(0).body().contains("If you can read this"));
        http.faults(Fault.UNAUTHORISED_401);
        var refused = run("alerts", "test", "webhook", "--config", config).with(Exit.FOUND_WRONG);
        assertTrue(refused.out().contains("HTTP 401"), refused.out());
        var tries =
                run("alerts", "log", "--config", config, "--what", "deliveries", "--csv")
                        .with(Exit.OK)
                        .out();
        assertEquals(4, tries.lines().count(), tries);
        assertTrue(tries.startsWith("started,started_ms,channel,try,result,took_ms,"), tries);
        assertTrue(tries.lines().toList().get(1).contains(",webhook,1,REFUSED,"), tries);
        var log = run("alerts", "log", "--config", config, "--channel", "telegram", "--json");
        var row = log.with(Exit.OK).json().at("rows");
        assertEquals("TEST", row.at(0).at("kind").text());
        assertEquals("SENT", row.at(0).at("telegram").text());
        var csv = root.resolve("log.csv");
        run("alerts", "log", "--config", config, "--out", csv).with(Exit.OK);
        assertEquals(4, Files.readAllLines(csv).size());
        assertTrue(run("alerts", "log", "--config", config).out().contains("telegram"));
        var rules = run("alerts", "log", "--config", config, "--what", "rules").with(Exit.OK);
        assertEquals("none\n", rules.out());
        canaries.lookBelow(root);
        assertTrue(canaries.isIn(keys), "the search must find what is there");
        assertEquals(List.of(), canaries.hits());
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        var unset = run("alerts", "test", "email", "--config", config).with(Exit.COULD_NOT_RUN);
        assertTrue(unset.errors().contains("email is not set up"), unset.errors());
        var other = run("alerts", "test", "pigeon", "--config", config).with(Exit.COULD_NOT_RUN);
        assertTrue(other.errors().contains("telegram, whatsapp, email, webhook"), other.errors());
        var keyless = run("alerts", "test", "telegram", "--config", config).with(Exit.FOUND_WRONG);
        assertTrue(keyless.out().contains("set ICEBREAKER_TELEGRAM_TOKEN"), keyless.out());
        assertEquals(List.of(), http.requests());
        keep(Channel.WEBHOOK, SECRET);
        String doctor = run("doctor", "--config", config, "--journal", root).out();
        assertTrue(doctor.contains("set ICEBREAKER_TELEGRAM_TOKEN"), doctor);
        assertTrue(doctor.contains("keys are there"), doctor);
        assertEquals(List.of(), canaries.hits());
        var where = run("alerts", "log").with(Exit.COULD_NOT_RUN);
        assertTrue(where.errors().contains("--config or --db"), where.errors());
        var none = run("alerts", "log", "--db", root.resolve("no.db")).with(Exit.COULD_NOT_RUN);
        assertTrue(none.errors().contains("no alert has been kept"), none.errors());
        CommandRun.answering("", "alerts", "keys", "telegram", "--config", config)
                .with(Exit.COULD_NOT_RUN);
        var bad = ConfigFiles.in(root).write("alerts.quiet = never");
        run("alerts", "test", "telegram", "--config", bad).with(Exit.BAD_CONFIG);
        run("alerts").with(Exit.COULD_NOT_RUN);
    }

    /** A name that the machine's own table of hosts does not have: no name server is asked. */
    @Test
    void aNameThatNobodyKnowsIsNotReachedAndNothingIsSent() throws Exception {
        Path hosts = Files.writeString(root.resolve("hosts"), "127.0.0.1 localhost\n");
        Path far = config("https://alerts.invalid");
        Map<String, String> environment =
                Map.of(
                        "JDK_JAVA_OPTIONS",
                        "-Djdk.net.hosts.file=" + hosts,
                        "ICEBREAKER_TELEGRAM_TOKEN",
                        TOKEN);
        try (var run =
                ChildRun.start(
                        root,
                        environment,
                        "alerts",
                        "test",
                        "telegram",
                        "--config",
                        far,
                        "--json")) {
            assertEquals(Exit.COULD_NOT_RUN, run.code(), run.errors());
            assertEquals("FAILED", run.json().at("status").text());
            assertTrue(run.out().contains("no connection"), run.out());
            canaries.look("the child", run.out() + run.errors());
        }
        var tries =
                run("alerts", "log", "--config", config, "--what", "deliveries", "--json").json();
        assertEquals("FAILED", tries.at("rows").at(0).at("result").text());
        assertEquals(4, tries.at("rows").at(0).at("try").number());
        assertEquals(List.of(), canaries.hits());
        assertFalse(http.requests().stream().anyMatch(request -> true));
    }
}
