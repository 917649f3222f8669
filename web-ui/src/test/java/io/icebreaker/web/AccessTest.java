package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final String TOPICS = "/api/stream/topics";

    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        var market = new Market(1, 1 << 12);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String path, String... headers) throws Exception {
        return client.raw(
                "GET "
                        + path
                        + " HTTP/1.1\r\nConnection: close\r\n"
                        + String.join("\r\n", headers)
                        + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "192.168.1.5",
                "localhost:x",
                "[::2]"
            })
    void refusesForeignHosts(String host) throws Exception {
        for (String path : List.of("/api/health", "/", "/api/stream?topics=quotes", "/nowhere")) {
            assertTrue(get(path, "Host: " + host).startsWith("HTTP/1.1 4"), host + path);
        }
        assertEquals(0, server.pages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesQuestionsThatAnotherSitesPageMakesTheBrowserAsk(String site) throws Exception {
        String host = "Host: 127.0.0.1";
        String from = "Sec-Fetch-Site: " + site;
        for (String path :
                List.of("/api/health", "/api/brokers/kite/margins", "/replay/api/bars")) {
            assertTrue(get(path, host, from).startsWith("HTTP/1.1 403"), path);
        }
        assertTrue(get("/api/health", host, "Sec-Fetch-Site: same-origin").contains(" 200"));
        assertTrue(get("/api/health", host, "Sec-Fetch-Site: none").contains(" 200"));
        assertFalse(get("/", host, from).startsWith("HTTP/1.1 403"), "a link to the page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:9",
                "localhost",
                "LOCALHOST:8080",
                "[::1]",
                "[::1]:8080"
            })
    void answersToItsOwnNamesWhateverThePort(String host) throws Exception {
        assertTrue(get("/api/health", "Host: " + host).startsWith("HTTP/1.1 200"), host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://localhost"})
    void refusesForeignOrigins(String origin) throws Exception {
        String host = "127.0.0.1:" + server.port();

        assertTrue(
                get("/api/health", "Host: " + host, "Origin: " + origin)
                        .startsWith("HTTP/1.1 403"));
        assertTrue(
                get("/api/stream", "Host: " + host, "Origin: " + origin)
                        .startsWith("HTTP/1.1 403"));
        assertEquals(2, server.counters().get("WEB_ORIGINS_REFUSED"));
    }

    @Test
    void acceptsItsOwnOrigin() throws Exception {
        String host = "127.0.0.1:" + server.port();

        assertTrue(
                get("/api/health", "Host: " + host, "Origin: http://" + host)
                        .startsWith("HTTP/1.1 200"));
    }

    @Test
    void aPostNeedsTheHeaderOtherSitesCannotSend() throws Exception {
        String body = "{\"page\":\"none\",\"topics\":[]}";

        assertEquals(403, client.post(TOPICS, body).statusCode());
        assertEquals(404, client.post(TOPICS, body, "X-Icebreaker", "1").statusCode());
    }

    @Test
    void aGetChangesNothing() throws Exception {
        assertTrue(client.get(TOPICS).statusCode() >= 400);
    }

    @Test
    void everyAnswerCarriesTheGuardingHeaders() throws Exception {
        for (String path :
                List.of("/", "/api/health", "/api/bars", "/nowhere", "/assets/none.js")) {
            var headers = client.get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElse("");
            assertTrue(
                    policy.contains("default-src 'self'")
                            && policy.contains("frame-ancestors 'none'"),
                    path);
            assertFalse(
                    policy.contains("script-src"), "scripts come from here only, by default-src");
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
            assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
            assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""), path);
            assertTrue(headers.firstValue("Access-Control-Allow-Origin").isEmpty());
            assertTrue(headers.firstValue("Server").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/..%2fpom.xml",
                "/%2e%2e/pom.xml",
                "/assets/../../io/icebreaker/web/Api.class",
                "/assets//x",
                "/.git/config",
                "/assets/%00",
                "/a\\b"
            })
    void givesNoFileOutsideThePage(String path) throws Exception {
        assertTrue(get(path, "Host: localhost").startsWith("HTTP/1.1 4"), path);
    }

    @Test
    void refusesAnEndlessQuery() throws Exception {
        String answer = get("/api/bars?segment=" + "N".repeat(1 << 16), "Host: localhost");

        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"page\":1}",
                "{\"page\":\"x\",\"topics\":[{}]}",
                "{\"page\":\"x\"",
                "[[[[[[[[[["
            })
    void refusesMalformedTopics(String body) throws Exception {
        assertEquals(400, client.post(TOPICS, body, "X-Icebreaker", "1").statusCode());
    }

    @Test
    void refusesABodyTooLarge() throws Exception {
        String body = "{\"page\":\"x\",\"topics\":[\"" + "q".repeat(1 << 17) + "\"]}";
        int status = client.post(TOPICS, body, "X-Icebreaker", "1").statusCode();

        assertTrue(status >= 400 && status < 500, "status " + status);
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(device.getInetAddresses())) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertFalse(connects(address), address + " answers");
                }
            }
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndLeavesNoThreadBehind() {
        long before = encoders();
        var market = new Market(1, 1 << 12);

        assertThrows(
                RuntimeException.class,
                () ->
                        WebServer.start(
                                WebConfig.onPort(server.port()),
                                market.board,
                                market,
                                SystemEpochNanoClock.INSTANCE));
        assertEquals(before, encoders());
    }

    private static long encoders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("icebreaker-encoder"))
                .count();
    }

    private boolean connects(InetAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, server.port()), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
