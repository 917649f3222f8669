package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.sim.KiteLoginServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KiteLoginTest {
    private static final Instant NOW = Instant.parse("2026-01-15T03:02:11Z");
    private static final String KEY = "key-0123456789";
    private static final String SECRET = "secret-0123456789";

    private final AtomicReference<String> granted = new AtomicReference<>();
    private KiteLoginServer server;
    private KiteLogin login;

    @BeforeEach
    void start() throws IOException {
        server = new KiteLoginServer(KEY, SECRET, granted::set);
        login = new KiteLogin(setup(new RestHttp("Kite", System::nanoTime), server.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static LoginSetup setup(LoginHttp http, String root) {
        return new LoginSetup(http, root == null ? null : URI.create(root), () -> NOW);
    }

    private static Map<String, Secret> answers(String key, String secret, String request) {
        return Map.of(
                "apiKey", Secret.of(key),
                "apiSecret", Secret.of(secret),
                "requestToken", Secret.of(request));
    }

    private LoginException refusal(String key, String secret, String request) {
        var e =
                assertThrows(
                        LoginException.class, () -> login.complete(answers(key, secret, request)));
        for (String hidden : new String[] {key, secret, request}) {
            assertFalse(e.getMessage().contains(hidden), e.getMessage());
        }
        return e;
    }

    @Test
    void makesTheChecksumOfTheSpecification() {
        assertEquals(
                "78da609d04b4c8e262e85da30d987cd95237cbaf99429e20fcdc96127865e55c",
                KiteLogin.checksum(
                        Secret.of("testkey"),
                        Secret.of("testrequesttoken"),
                        Secret.of("testsecret")));
    }

    @Test
    void exchangesARequestTokenOnce() throws LoginException {
        String request = server.logIn();
        LoginTokens tokens = login.complete(answers(KEY, SECRET, request));

        assertEquals(Secret.of(granted.get()), tokens.token());
        assertEquals(Map.of(), tokens.further(), "nothing is kept that nobody reads");
        assertEquals(NOW, tokens.issuedAt());
        assertEquals(Instant.parse("2026-01-16T00:30:00Z"), login.expiresAt(tokens.issuedAt()));

        LoginException again = refusal(KEY, SECRET, request);
        assertTrue(again.getMessage().contains("works once"), again.getMessage());
        assertTrue(again.answersAtFault());
    }

    @Test
    void saysWhichAnswerIsWrongAndTheBrokersCode() {
        LoginException secret = refusal(KEY, "another-secret", server.logIn());
        assertTrue(secret.getMessage().contains("API secret"), secret.getMessage());
        assertEquals("TokenException, HTTP 403", secret.brokerCode());
        LoginException key = refusal("another-key", SECRET, server.logIn());
        assertTrue(key.getMessage().contains("does not know this API key"), key.getMessage());
    }

    @Test
    void aBrokerInTroubleIsNoFaultOfTheAnswers() {
        server.trouble("NetworkException");
        LoginException busy = refusal(KEY, SECRET, server.logIn());
        assertTrue(busy.getMessage().contains("busy") && !busy.answersAtFault());
        assertEquals("NetworkException, HTTP 503", busy.brokerCode());
    }

    @Test
    void anAnswerThatIsNoJsonIsSaidByItsStatus() {
        LoginHttp html = (method, uri, headers, body) -> new LoginHttp.Answer(502, "<html>oops");
        var e =
                assertThrows(
                        LoginException.class,
                        () -> new KiteLogin(setup(html, null)).complete(answers(KEY, SECRET, "r")));
        assertEquals("HTTP 502", e.brokerCode());
        assertFalse(e.answersAtFault());
    }

    @Test
    void aBrokersTextThatRepeatsASecretIsRedacted() {
        LoginHttp echo =
                (method, uri, headers, body) ->
                        new LoginHttp.Answer(
                                403,
                                "{\"status\":\"error\",\"error_type\":\"TokenException\",\"message\":\"bad"
                                        + " "
                                        + SECRET
                                        + "\"}");
        var e =
                assertThrows(
                        LoginException.class,
                        () -> new KiteLogin(setup(echo, null)).complete(answers(KEY, SECRET, "r")));
        assertTrue(e.getMessage().endsWith("bad ***"), e.getMessage());
    }

    @Test
    void nobodyAtTheOtherEndIsSaidPlainly() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var lost =
                new KiteLogin(
                        setup(new RestHttp("Kite", System::nanoTime), "http://127.0.0.1:" + free));
        var e = assertThrows(LoginException.class, () -> lost.complete(answers(KEY, SECRET, "r")));
        assertTrue(e.getMessage().contains("no connection to 127.0.0.1"), e.getMessage());
    }

    @Test
    void thePageIsKitesOwnUnlessASimulatorStandsIn() {
        var kept = Map.of("apiKey", Secret.of("k/y"));
        assertEquals(
                "https://kite.zerodha.com/connect/login?v=3&api_key=k%2Fy",
                new KiteLogin(setup(new RestHttp("Kite", System::nanoTime), null))
                        .page(kept)
                        .toString());
        assertEquals(
                server.url() + "/connect/login?v=3&api_key=k%2Fy", login.page(kept).toString());
    }
}
