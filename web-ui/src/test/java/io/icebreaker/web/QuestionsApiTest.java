package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to a broker over HTTP: what is asked, what is refused, and that no HTTP thread waits. */
class QuestionsApiTest {
    private static final long DAY_MS = 86_400_000L;

    /** Says what it was asked; waits, or refuses, when told. */
    private static final class Told implements BrokerQuestions {
        private final Semaphore arrived = new Semaphore(0);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile NotAnswered refusal;
        private volatile RuntimeException accident;

        private Map<String, Object> answer(String asked) throws NotAnswered {
            arrived.release();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refusal != null) {
                throw refusal;
            }
            if (accident != null) {
                throw accident;
            }
            return Map.of("asked", asked);
        }

        @Override
        public Map<String, Object> quotes(String account, List<String> names) throws NotAnswered {
            return answer(account + " quotes " + names);
        }

        @Override
        public Map<String, Object> chain(
                String account, String underlying, LocalDate expiry, int strikes)
                throws NotAnswered {
            return answer(account + " chain " + underlying + " " + expiry + " " + strikes);
        }

        @Override
        public Map<String, Object> history(
                String account, String instrument, Interval interval, long fromNs, long toNs)
                throws NotAnswered {
            return answer(
                    account
                            + " history "
                            + instrument
                            + " "
                            + interval
                            + " "
                            + fromNs
                            + " "
                            + toNs);
        }

        @Override
        public Map<String, Object> margins(String account) throws NotAnswered {
            return answer(account + " margins");
        }
    }

    private final Told broker = new Told();
    private final Market market =
            new Market(2, 1 << 16) {
                @Override
                public BrokerQuestions questions() {
                    return broker;
                }
            };
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        broker.gate.countDown();
        server.close();
    }

    private String asked(String path) throws Exception {
        HttpResponse<String> answer = client.get("/api/brokers/" + path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonTree.parse(answer.body()).at("asked").text();
    }

    @Test
    void asksWhatTheQueryNames() throws Exception {
        assertEquals(
                "main quotes [NSE:RELIANCE, NSE:NIFTY 50]",
                asked("main/quotes?instrument=NSE:RELIANCE&instrument=NSE:NIFTY%2050"));
        assertEquals("main chain NIFTY null 20", asked("main/chain?underlying=NIFTY"));
        assertEquals(
                "a b chain NIFTY 2026-11-26 7",
                asked("a%20b/chain?underlying=NIFTY&expiry=2026-11-26&strikes=7"));
        assertEquals(
                "main history NSE:TCS M5 1000000 2000000",
                asked("main/history?instrument=NSE:TCS&interval=5m&from=1&to=2"));
        assertEquals("main margins", asked("main/margins"));
    }

    @Test
    void refusesWhatNoBrokerNeedsToHear() throws Exception {
        long tooLate = 35 * DAY_MS;
        for (String path :
                List.of(
                        "quotes",
                        "quotes?instrument=",
                        "quotes?instrument=" + "A".repeat(65),
                        "quotes?" + "instrument=A&".repeat(QuestionsApi.MAX_QUOTES + 1),
                        "chain",
                        "chain?underlying=NIFTY&expiry=soon",
                        "chain?underlying=NIFTY&strikes=401",
                        "chain?underlying=NIFTY&strikes=0",
                        "history?instrument=A&from=1",
                        "history?instrument=A&from=2&to=2",
                        "history?instrument=A&from=1&to=2&interval=7m",
                        "history?instrument=A&interval=1m&from=0&to=" + tooLate)) {
            assertEquals(400, client.get("/api/brokers/main/" + path).statusCode(), path);
        }
        String own = "127.0.0.1:" + server.port();
        String evil =
                client.raw("GET /api/brokers/main/margins HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        assertTrue(evil.startsWith("HTTP/1.1 403"), evil);
        String other =
                client.raw(
                        "GET /api/brokers/main/margins HTTP/1.1\r\nHost: "
                                + own
                                + "\r\nOrigin: http://evil.example\r\n\r\n");
        assertTrue(other.startsWith("HTTP/1.1 403"), other);
        assertEquals(0, broker.arrived.availablePermits(), "nobody was asked");
    }

    @Test
    void saysWhatTheBrokerSaid() throws Exception {
        broker.refusal = new BrokerQuestions.NotAnswered(429, "feed", "too many", "E9", "later", 7);
        HttpResponse<String> limited = client.get("/api/brokers/main/margins");
        assertEquals(429, limited.statusCode());
        assertEquals("7", limited.headers().firstValue("Retry-After").orElse(""));
        JsonTree body = JsonTree.parse(limited.body());
        assertEquals("too many", body.at("error").text());
        assertEquals("E9", body.at("code").text());
        assertEquals("later", body.at("hint").text());

        broker.refusal = new BrokerQuestions.NotAnswered(422, "feed", "no", "", "never", 0);
        HttpResponse<String> refused = client.get("/api/brokers/main/margins");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isEmpty());

        broker.refusal = null;
        broker.accident = new IllegalStateException("canary");
        HttpResponse<String> failed = client.get("/api/brokers/main/margins");
        assertEquals(500, failed.statusCode());
        assertTrue(!failed.body().contains("canary"), failed.body());
    }

    @Test
    void asksFourAtATimeAndHoldsUpNobodyElse() throws Exception {
        broker.gate = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int n = 0; n < QuestionsApi.AT_A_TIME; n++) {
            waiting.add(
                    CompletableFuture.supplyAsync(
                            () -> get("/api/brokers/main/margins"),
                            work -> new Thread(work).start()));
        }
        broker.arrived.acquire(QuestionsApi.AT_A_TIME);

        HttpResponse<String> full = client.get("/api/brokers/main/margins");
        assertEquals(503, full.statusCode());
        assertEquals("1", full.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, server.counters().get("WEB_QUESTIONS_REFUSED"));
        assertEquals(200, client.get("/api/health").statusCode());

        broker.gate.countDown();
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            assertEquals(200, one.get().statusCode());
        }
        broker.arrived.drainPermits();
        assertEquals("main margins", eventually("main/margins"));
    }

    /** A thread that has just answered may still be on its way back. */
    private String eventually(String path) throws Exception {
        while (client.get("/api/brokers/" + path).statusCode() == 503) {
            Thread.onSpinWait();
        }
        return asked(path);
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.get(path);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
