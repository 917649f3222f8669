package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished runs are listed and served; nothing outside their directories ever is. */
final class BacktestsApiTest {
    private static final String HOME = "icebreaker.home";
    private static final String SECRET = "not to be read";

    @TempDir Path home;

    private String homeBefore;
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        homeBefore = System.getProperty(HOME);
        System.setProperty(HOME, home.toString());
        Path runs = home.resolve("data/backtests");
        write(runs.resolve("older/result.json"), "{\"hash\": \"a\"}");
        write(runs.resolve("older/report.html"), "<style>b{}</style>");
        write(runs.resolve("newer/result.json"), "{\"hash\": \"b\", \"metrics\": {\"net\": 1.5}}");
        write(runs.resolve("newer/sweep.html"), "<p>");
        write(runs.resolve(".unfinished-x/result.json"), "{}");
        write(runs.resolve("broken/result.json"), "{\"hash\": ");
        runs.resolve("older/result.json").toFile().setLastModified(1_000_000);
        runs.resolve("broken/result.json").toFile().setLastModified(500_000);
        write(home.resolve("secret.txt"), SECRET);
        write(home.resolve("data/secret.json"), SECRET);
        Files.createSymbolicLink(runs.resolve("older/link.csv"), home.resolve("secret.txt"));
        var market = new Market(1, 1 << 12);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterEach
    void stop() {
        server.close();
        if (homeBefore == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, homeBefore);
        }
    }

    @Test
    void finishedRunsAreListedNewestFirst() throws Exception {
        JsonTree answer = client.json("/api/backtests");
        assertEquals(3, answer.at("total").number());
        List<JsonTree> runs = answer.at("runs").items();
        assertEquals("newer", runs.get(0).at("id").text());
        assertEquals("/api/backtests/newer/sweep.html", runs.get(0).at("page").text());
        assertEquals("b", runs.get(0).at("result").at("hash").text());
        assertEquals("older", runs.get(1).at("id").text());
        assertEquals(null, runs.get(2).at("result").raw());
    }

    @Test
    void aReportMayShowItsStylesButRunNothing() throws Exception {
        var answer = client.get("/api/backtests/older/report.html");
        assertEquals(200, answer.statusCode());
        assertEquals("<style>b{}</style>", answer.body());
        List<String> policies = answer.headers().allValues("Content-Security-Policy");
        assertEquals(1, policies.size(), policies.toString());
        assertTrue(policies.get(0).contains("sandbox"));
        assertTrue(policies.get(0).contains("default-src 'none'; style-src 'unsafe-inline'"));
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
    }

    @Test
    void whatClimbsOutOrHidesIsRefused() throws Exception {
        for (String path :
                List.of(
                        "older/..%2f..%2fsecret.json",
                        "..%2f..%2fdata/secret.json",
                        "%2e%2e/secret.json",
                        "older/%2e%2e%2fsecret.json",
                        "../secret.json",
                        "older/../../secret.json",
                        "older/link.csv",
                        "older/none.csv",
                        ".unfinished-x/result.json",
                        "older/..%5c..%5csecret.json")) {
            String answer =
                    client.raw(
                            "GET /api/backtests/"
                                    + path
                                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertFalse(answer.contains(SECRET), path);
            assertFalse(answer.startsWith("HTTP/1.1 200"), path + ": " + answer);
        }
    }
}
