package io.icebreaker.feed.rest;

import static io.icebreaker.feed.rest.RestException.Kind.AUTH;
import static io.icebreaker.feed.rest.RestException.Kind.BROKER;
import static io.icebreaker.feed.rest.RestException.Kind.INPUT;
import static io.icebreaker.feed.rest.RestException.Kind.NETWORK;
import static io.icebreaker.feed.rest.RestException.Kind.OPEN_CIRCUIT;
import static io.icebreaker.feed.rest.RestException.Kind.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestClientTest {
    private static final long SECOND = Limit.SECOND_NS;
    private static final String CANARY = "canary-7f3a";
    private static final RestCall QUESTION = RestCall.get("data", "/quote").query("i", "NSE:M&M");
    private static final RestCall ORDER =
            RestCall.send("POST", "orders", "/orders").form(Map.of("qty", "1", "pin", CANARY));

    private final FakeTime time = new FakeTime(0);
    private final SimHttp server =
            SimHttp.start()
                    .on(
                            "GET",
                            "/quote",
                            r -> SimReply.json("{\"said\":\"" + r.parameter("i") + "\"}"))
                    .on("POST", "/orders", r -> SimReply.json("{\"id\":\"17\"}"));
    private final CircuitBreaker breaker = CircuitBreaker.usual(time);
    private final List<String> refusals = new ArrayList<>();
    private final RestSession session = new CanarySession();
    private RestClient client = client(server.uri());

    private final class CanarySession implements RestSession {
        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "token " + CANARY);
        }

        @Override
        public void refused(int httpStatus, String detail) {
            refusals.add(httpStatus + " " + detail);
        }

        @Override
        public String redact(String text) {
            return text.replace(CANARY, "***");
        }
    }

    private RestClient client(URI base) {
        return client(base, Duration.ofSeconds(30));
    }

    /** Gives up on an answer soon: only where none will come, for on a busy machine a good one is late, too. */
    private void beHastyWhere(boolean nothingComes) {
        client = nothingComes ? client(server.uri(), Duration.ofSeconds(2)) : client;
    }

    private RestClient client(URI base, Duration answer) {
        RateLimits limits =
                new RateLimits(time)
                        .bucket("data", Limit.perSecond(10))
                        .bucket("orders", Limit.perSecond(10));
        RestSetup setup =
                RestSetup.usual("sim", base, limits, breaker, session, RestClientTest::json)
                        .times(Duration.ofSeconds(30), answer, Duration.ofSeconds(10));
        return new RestClient(setup, time, new SplittableRandom(1));
    }

    /** As every broker's reader: what is no JSON object is none of its answers, whatever the status. */
    private static RestException json(RestAnswer answer) {
        RestException byStatus = ErrorReader.byStatus(answer);
        if (byStatus != null) {
            return new RestException(
                    byStatus.kind(),
                    "",
                    byStatus.getMessage() + ": " + answer.text(),
                    byStatus.isOutcomeUnknown());
        }
        return answer.text().startsWith("{")
                ? null
                : new RestException(BROKER, "", "no JSON", true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RestException failure(RestCall call) {
        RestException e = assertThrows(RestException.class, () -> client.send(call));
        assertFalse((e + " " + e.getCause() + client.status()).contains(CANARY), e.getMessage());
        return e;
    }

    @Test
    void sendsWhatWasAskedSignedAndEncoded() throws RestException {
        assertEquals("{\"said\":\"NSE:M&M\"}", client.send(QUESTION).text());
        assertEquals("{\"id\":\"17\"}", client.send(ORDER).text());

        SimRequest order = server.requests().get(1);
        assertEquals("token " + CANARY, order.header("authorization"));
        assertEquals(Map.of("qty", "1", "pin", CANARY), order.form());
        assertEquals("POST /orders", ORDER.toString());
        assertEquals(2, client.status().breaker().successes());
        assertEquals(List.of(), time.pauses());
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "GARBAGE", "SLOW"})
    void asksAQuestionAgainWithFullJitter(Fault fault) throws RestException {
        beHastyWhere(fault == Fault.SLOW);
        server.faults(fault, fault);
        assertEquals(200, client.send(QUESTION).status());

        assertEquals(2, client.status().retries());
        assertEquals(2, client.status().breaker().failures());
        assertEquals(2, time.pauses().size());
        assertTrue(time.pauses().get(0) <= SECOND / 4 && time.pauses().get(1) <= SECOND / 2);
    }

    /** The JDK's client repeats some of these on its own, so that ours has fewer to repeat. */
    @Test
    void asksAQuestionAgainWhenTheConnectionBreaks() throws RestException {
        server.faults(Fault.RESET, Fault.RESET, Fault.RESET);
        assertEquals(200, client.send(QUESTION).status());
        assertEquals(4, server.requests().size());
        assertTrue(client.status().retries() >= 1, "retries " + client.status().retries());
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "GARBAGE", "RESET", "RESET_AFTER", "SLOW", "OVERSIZED"})
    void sendsAnOrderOnceAndSaysThatNobodyKnowsWhatBecameOfIt(Fault fault) throws RestException {
        beHastyWhere(fault == Fault.SLOW);
        client.send(QUESTION); // so that the order goes out on a connection that was used before
        server.faults(fault);
        RestException e = failure(ORDER);

        assertTrue(e.isOutcomeUnknown(), e.getMessage());
        assertTrue(e.kind() == BROKER || e.kind() == NETWORK, e.kind() + "");
        assertEquals(2, server.requests().size(), "requests");
    }

    @Test
    void givesUpAfterFourTries() {
        server.fault(Fault.ERROR_500);
        assertEquals(BROKER, failure(QUESTION).kind());
        assertEquals(4, server.requests().size());
    }

    @Test
    void honoursRetryAfterAndHoldsTheWholeBucket() throws RestException {
        server.faults(Fault.TOO_MANY_429);
        long before = time.nanoTime();
        assertEquals(200, client.send(QUESTION).status());
        assertTrue(time.nanoTime() - before >= SECOND, "waited " + time.pauses());
        assertEquals(1, client.status().buckets().get(0).pauses());
        assertEquals(0, client.status().breaker().failures(), "a refusal is an answer");

        server.faults(Fault.TOO_MANY_429);
        RestException e = failure(ORDER);
        assertEquals(RATE, e.kind());
        assertFalse(e.isOutcomeUnknown());
        assertEquals(3, server.requests().size(), "an order is not repeated after a 429 either");
    }

    @Test
    void asksALaterTimeThanACallerWaitsForAsAPlainRefusal() throws RestException {
        server.on(
                "GET", "/busy", r -> new SimReply(429, Map.of("Retry-After", "3600"), new byte[0]));
        assertEquals(RATE, failure(RestCall.get("data", "/busy")).kind());
        assertEquals(1, server.requests().size(), "not asked again within the hour");
        assertEquals(RATE, failure(QUESTION).kind());
        assertEquals(1, server.requests().size());
        time.pass(3_600 * SECOND);
        assertEquals(200, client.send(QUESTION).status());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORISED_401", "FORBIDDEN_403"})
    void tellsTheSessionOnceAndDoesNotAskAgain(Fault fault) {
        server.fault(fault);
        assertEquals(AUTH, failure(QUESTION).kind());
        assertEquals(1, refusals.size());
        assertEquals(1, server.requests().size());
        assertEquals(0, client.status().breaker().failures());
    }

    @Test
    void showsNothingOfOursThatTheServerRepeats() {
        server.on(
                "GET",
                "/echo",
                r -> SimReply.text(400, "text/plain", r.header("authorization") + "\r\nSet: x"));
        RestException e = failure(RestCall.get("data", "/echo"));
        assertEquals("sim: HTTP 400: token *** Set: x", e.getMessage());
        assertEquals(INPUT, e.kind());
        failure(RestCall.get("data", "/echo").header("X-Pin", CANARY + "\n"));
        failure(RestCall.get("data", "/echo|" + CANARY));
    }

    @Test
    void readsNoMoreThanItsBoundAndAsksNotAgain() throws IOException, RestException {
        server.fault(Fault.OVERSIZED);
        RestException e = failure(QUESTION);
        assertEquals(BROKER, e.kind());
        assertTrue(e.getMessage().contains("longer than 33554432 bytes"), e.getMessage());
        assertEquals(1, server.requests().size());

        server.fault(Fault.NONE);
        var zip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zip)) {
            out.write(new byte[RestSetup.MAX_BODY_BYTES + 1]);
        }
        Map<String, String> gzip = Map.of("Content-Encoding", "gzip");
        server.on("GET", "/bomb", r -> new SimReply(200, gzip, zip.toByteArray()));
        server.on("GET", "/torn", r -> new SimReply(200, gzip, new byte[] {31, -117, 8, 0, 1}));
        assertTrue(failure(RestCall.get("data", "/bomb")).getMessage().contains("longer than"));
        assertTrue(failure(RestCall.get("data", "/torn")).getMessage().contains("damaged"));
    }

    @Test
    void stopsAskingABrokerThatFailsAndTriesOnceAfterThePause() throws RestException {
        server.fault(Fault.ERROR_500);
        failure(ORDER);
        failure(QUESTION);
        assertEquals(5, server.requests().size());

        RestException e = failure(ORDER);
        assertEquals(OPEN_CIRCUIT, e.kind());
        assertFalse(e.isOutcomeUnknown());
        assertTrue(e.getMessage().contains("HTTP 500") && e.getMessage().contains("next try in"));
        assertEquals(5, server.requests().size());

        time.pass(5 * SECOND);
        failure(ORDER);
        assertEquals(6, server.requests().size());
        assertEquals(OPEN_CIRCUIT, failure(QUESTION).kind());
        server.fault(Fault.NONE);
        time.pass(10 * SECOND);
        assertEquals(200, client.send(QUESTION).status());
        assertEquals(CircuitBreaker.State.CLOSED, client.status().breaker().state());
        assertEquals(2, client.status().breaker().opened());
    }

    @Test
    void knowsThatAnOrderNeverLeftWhenNobodyListens() {
        server.close();
        RestException e = failure(ORDER);
        assertEquals(NETWORK, e.kind());
        assertFalse(e.isOutcomeUnknown(), e.getMessage());
    }

    @Test
    void keepsItsRatesWhateverIsAsked() throws RestException {
        for (int n = 0; n < 25; n++) {
            client.send(QUESTION);
        }
        assertEquals(2 * SECOND, time.nanoTime(), "10 at 0 s, 10 at 1 s, 5 at 2 s");
        assertEquals(
                2, client.status().buckets().get(0).delayed(), "the first of each second waits");
    }
}
