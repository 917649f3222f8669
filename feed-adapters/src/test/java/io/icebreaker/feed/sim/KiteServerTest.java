package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KiteServerTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = MarketConfig.istNs(LocalDate.of(2026, 11, 20), 9, 15);
    private static final int NIFTY_INDEX = 0;
    private static final int NIFTY_FUT = 2;

    private final MarketModel model = new MarketModel(MarketConfig.of(4, OPEN_NS));
    private final Instruments instruments = new Instruments(10_000);
    private KiteServer server;
    private long nifty;
    private long future;

    @BeforeEach
    void start() throws IOException {
        server = new KiteServer(0, "key", "to+ken/=", model);
        instruments.registerAll(server.tokens().onWire());
        nifty = server.tokens().instrumentToken(NIFTY_INDEX);
        future = server.tokens().instrumentToken(NIFTY_FUT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        return server.url() + "/?access_token=to%2Bken%2F%3D&api_key=key";
    }

    private RecordingSink decode(byte[] frame) {
        var sink = new RecordingSink();
        new KiteDecoder(instruments::id, 0).decode(ByteBuffer.wrap(frame), 1, sink);
        return sink;
    }

    private WireClient subscribed(String mode) {
        var client = new WireClient(url());
        client.send("{\"a\":\"subscribe\",\"v\":[" + future + "]}");
        client.send("{\"v\": [\"" + mode + "\", [" + future + "]], \"a\": \"mode\"}");
        client.frame(1);
        return client;
    }

    @Test
    void knowsTheTwoNumbersOfTheSpecification() {
        assertEquals(256265, nifty);
        assertEquals(408065, server.tokens().instrumentToken(indexOf("INFY")));
    }

    private int indexOf(String symbol) {
        return model.instruments().stream().map(i -> i.symbol()).toList().indexOf(symbol);
    }

    @Test
    void refusesAWrongTokenAndAFourthConnection() {
        assertEquals(403, WireClient.refusal(server.url() + "?api_key=key&access_token=wrong"));
        assertEquals(403, WireClient.refusal(server.url() + "?api_key=key&access_token=to+ken/="));
        assertEquals(403, WireClient.refusal(server.url()));
        assertEquals(
                403,
                WireClient.refusal(
                        server.url() + "/?api_key=key&access_token=" + "x".repeat(5_000)));
        try (var a = new WireClient(url());
                var b = new WireClient(url());
                var c = new WireClient(url())) {
            assertEquals(429, WireClient.refusal(url()));
        }
        Wait.until("places freed", () -> server.connectionCount() == 0);
        assertEquals(101, WireClient.refusal(url()));
    }

    @Test
    void greetsWithTextsBeforeAnySubscription() {
        try (var client = new WireClient(url())) {
            Wait.until("greetings", () -> client.texts().size() == 2);
            assertTrue(
                    client.texts()
                            .get(0)
                            .startsWith("{\"type\":\"instruments_meta\",\"data\":{\"count\":64,"));
            assertTrue(client.texts().get(1).contains("\"app_code\""));
        }
    }

    @Test
    void beatsEveryThreeSeconds() {
        try (var client = new WireClient(url())) {
            Wait.until("open", () -> client.texts().size() == 2);
            for (int tenths = 0; tenths <= 90; tenths++) {
                server.pump(OPEN_NS + tenths * SECOND_NS / 10);
            }
            Wait.until("4 heartbeats", () -> client.heartbeats() >= 4);
            assertEquals(4, client.heartbeats());
        }
    }

    @Test
    void answersWithTheCachedPacketInTheLengthOfTheMode() {
        try (var client = new WireClient(url())) {
            client.send(
                    "{ \"v\" : [" + nifty + ", \"" + future + "\", 999] , \"a\":\"subscribe\"}");
            assertEquals(2 + 2 + 28 + 2 + 44, client.frame(0).length);
            client.send("{\"a\":\"mode\",\"v\":[\"full\",[" + nifty + "," + future + "]]}");
            assertEquals(2 + 2 + 32 + 2 + 184, client.frame(1).length);
            client.send("{\"a\":\"mode\",\"v\":[\"ltp\",[" + nifty + "]]}");
            assertEquals(2 + 2 + 8, client.frame(2).length);
        }
    }

    @Test
    void sendsWhatIsDueInOneFrameAndEqualToTheSnapshots() {
        try (var client = new WireClient(url())) {
            String all =
                    join(
                            LongStream.range(0, 64)
                                    .map(i -> server.tokens().instrumentToken((int) i)));
            client.send("{\"a\":\"subscribe\",\"v\":[" + all + "]}");
            client.send("{\"a\":\"mode\",\"v\":[\"full\",[" + all + "]]}");
            client.frame(1);
            server.pump(OPEN_NS + SECOND_NS);
            List<Tick> ticks = decode(client.frame(2)).ticks();

            assertTrue(ticks.size() > 60, "packets " + ticks.size());
            var newest = ticks.stream().collect(Collectors.toMap(Tick::id, t -> t, (a, b) -> b));
            newest.forEach((id, tick) -> WireEquality.assertSame(model.latest(id), tick));
        }
    }

    private static String join(LongStream tokens) {
        return tokens.mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    @Test
    void stopsSendingAnUnsubscribedToken() {
        try (var client = subscribed("full")) {
            client.send("{\"a\":\"unsubscribe\",\"v\":[" + future + "]}");
            client.send("{\"a\":\"subscribe\",\"v\":[" + nifty + "]}");
            client.frame(2);
            server.pump(OPEN_NS + 3 * SECOND_NS);
            byte[] frame = client.frame(3);
            assertTrue(decode(frame).ticks().stream().allMatch(t -> t.id() == NIFTY_INDEX));
        }
    }

    @Test
    void answersNonsenseAndExcessWithAnErrorText() throws IOException {
        var large = new MarketModel(new MarketConfig(1, OPEN_NS, 3_000, 1));
        try (var many = new KiteServer(0, "key", "token", large);
                var client = new WireClient(many.url() + "?api_key=key&access_token=token")) {
            client.send("nonsense");
            client.send("{\"a\":\"mode\",\"v\":[1]}");
            String all =
                    join(
                            LongStream.range(0, 3_064)
                                    .map(i -> many.tokens().instrumentToken((int) i)));
            client.send("{\"a\":\"subscribe\",\"v\":[" + all + "]}");
            Wait.until("errors", () -> client.texts().size() == 5);
            assertTrue(client.texts().get(2).contains("bad request"));
            assertTrue(client.texts().get(4).contains("more than 3000"));
            ByteBuffer frame = ByteBuffer.wrap(client.frame(0));
            assertEquals(3_000, frame.getShort());
        }
    }

    @Test
    void stallsWithAndWithoutHeartbeats() {
        try (var client = subscribed("full")) {
            server.stallWithHeartbeats();
            server.pump(OPEN_NS + 3 * SECOND_NS);
            server.pump(OPEN_NS + 6 * SECOND_NS);
            Wait.until("heartbeats", () -> client.heartbeats() == 2);
            server.stallSilently();
            server.pump(OPEN_NS + 9 * SECOND_NS);
            server.resume();
            server.pump(OPEN_NS + 12 * SECOND_NS);
            client.frame(2);
            Wait.until("heartbeat", () -> client.heartbeats() == 3);
            assertEquals(
                    3,
                    client.frames().size(),
                    "two answers to requests, one frame after the stalls");
        }
    }

    @Test
    void injectsEveryFault() {
        try (var client = subscribed("full")) {
            server.pump(OPEN_NS + 2 * SECOND_NS);
            client.frame(2);
            for (KiteFault fault : KiteFault.values()) {
                server.inject(fault);
            }
            Wait.until("texts", () -> client.texts().size() == 4);
            client.frame(6);

            var seen = new ArrayList<String>();
            for (int i = 3; i <= 6; i++) {
                RecordingSink sink = decode(client.frame(i));
                seen.add(sink.rejects() + " " + sink.ticks().stream().map(Tick::volume).toList());
            }
            long volume = model.latest(NIFTY_FUT).tick().volume();
            assertEquals(
                    List.of(
                            List.of(Reject.TRUNCATED) + " []",
                            List.of(Reject.LENGTH) + " [" + volume + "]",
                            "[] [" + volume / 2 + "]",
                            "[] [" + volume + "]"),
                    seen);
            assertTrue(client.texts().get(2).contains("\"order\""));
        }
    }

    @Test
    void resetsConnectionsAndTakesThemAgain() {
        try (var client = subscribed("full")) {
            server.reset();
            Wait.until("cut", client::isOver);
            Wait.until("forgotten", () -> server.connectionCount() == 0);
            server.refuseWith403();
            assertEquals(403, WireClient.refusal(url()));
            server.refuseWith429();
            assertEquals(429, WireClient.refusal(url()));
            server.accept();
            assertEquals(101, WireClient.refusal(url()));
        }
    }

    @Test
    void movesByAClockOfItsOwn() {
        try (var client = subscribed("full")) {
            var now = new AtomicLong(OPEN_NS);
            server.drive(() -> now.addAndGet(SECOND_NS / 10), SECOND_NS / 1_000);
            client.frame(4);
            Wait.until("heartbeat", () -> client.heartbeats() > 1);
            assertTrue(model.nowNs() > OPEN_NS);
        }
    }
}
