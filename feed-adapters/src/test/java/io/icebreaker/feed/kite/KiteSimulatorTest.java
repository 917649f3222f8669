package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.sim.KiteSimulator;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.WireClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stream, REST and login of the simulated Kite know one account. */
class KiteSimulatorTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String KEY = "key-0123456789";
    private static final String SECRET = "secret-0123456789";

    private final KiteSimulator broker;

    KiteSimulatorTest() throws Exception {
        var model = new MarketModel(MarketConfig.of(21, OPEN_NS));
        broker = new KiteSimulator(0, KEY, SECRET, "first-token", model);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private KiteRest rest(String token) {
        var keys = Map.of(KiteSession.API_KEY, KEY, KiteSession.ACCESS_TOKEN, token);
        return new KiteRest(
                URI.create(broker.restUrl()),
                KiteSession.of(keys, null),
                words -> List.of(),
                new OptionContracts(List.of()),
                new FeedClocks(() -> OPEN_NS, System::nanoTime));
    }

    private int handshake(String token) {
        return WireClient.refusal(broker.url() + "?api_key=" + KEY + "&access_token=" + token);
    }

    @Test
    void aLoginsTokenIsGoodForStreamAndRestAndEndsTheOneBefore() throws Exception {
        assertTrue(rest("first-token").margins().available() > 0);
        assertEquals(101, handshake("first-token"));

        URI page = URI.create(broker.restUrl() + "/connect/login?v=3&api_key=" + KEY);
        String html =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .body();
        String request = html.replaceAll("(?s).*request_token=([0-9a-z]+).*", "$1");
        var login =
                new KiteLogin(
                        new LoginSetup(
                                new RestHttp("Kite", System::nanoTime),
                                URI.create(broker.restUrl()),
                                Instant::now));
        Secret token =
                login.complete(
                                Map.of(
                                        "apiKey", Secret.of(KEY),
                                        "apiSecret", Secret.of(SECRET),
                                        "requestToken", Secret.of(request)))
                        .token();
        String newest = token.reveal(text -> text);
        assertTrue(rest(newest).margins().available() > 0);
        assertEquals(101, handshake(newest));
        assertThrows(RestException.class, () -> rest("first-token").margins());
        assertEquals(403, handshake("first-token"));
    }
}
