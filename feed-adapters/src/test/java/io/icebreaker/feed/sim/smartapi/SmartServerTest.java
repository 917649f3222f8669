package io.icebreaker.feed.sim.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.WireClient;
import io.icebreaker.feed.smartapi.SmartDecoder;
import io.icebreaker.feed.smartapi.SmartLayout;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator as any client sees it: the browser's form of the handshake, frames taken as they come. */
class SmartServerTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final SmartAccount account = SmartAccount.simulated();
    private final AtomicLong pings = new AtomicLong();
    private SmartServer server;
    private SmartLoginTokens tokens;
    private long nowNs = OPEN_NS;

    @BeforeEach
    void start() throws IOException {
        server = new SmartServer(0, account, model, () -> Instant.EPOCH, pings::get);
        tokens = server.login(Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        return url(account.clientCode(), tokens.feed(), account.apiKey());
    }

    private String url(String client, String feed, String key) {
        return server.url() + "?clientCode=" + client + "&feedToken=" + feed + "&apiKey=" + key;
    }

    private void pump(long ns) {
        nowNs += ns;
        server.pump(nowNs);
    }

    private static String ask(int action, int mode, int type, String... tokens) {
        return "{\"action\":"
                + action
                + ",\"params\":{\"tokenList\":[{\"tokens\":["
                + List.of(tokens).stream()
                        .map(t -> "\"" + t + "\"")
                        .collect(Collectors.joining(","))
                + "],\"exchangeType\":"
                + type
                + "}],\"mode\":"
                + mode
                + "},\"correlationID\":\"abc\"}";
    }

    private static ByteBuffer little(byte[] frame) {
        return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void letsInWhoIsKnownAndThreeAtMost() {
        assertEquals(401, WireClient.refusal(url("SIM002", tokens.feed(), account.apiKey())));
        assertEquals(401, WireClient.refusal(url(account.clientCode(), "old", account.apiKey())));
        assertEquals(401, WireClient.refusal(url(account.clientCode(), tokens.feed(), "x")));
        try (var one = new WireClient(url());
                var two = new WireClient(url());
                var three = new WireClient(url())) {
            assertEquals(429, WireClient.refusal(url()));
            assertEquals(3, server.connectionCount());
        }
        assertEquals(7, server.handshakes());
    }

    @Test
    void answersTextPings() {
        try (var client = new WireClient(url())) {
            client.send("ping");
            Wait.until("pong", () -> client.texts().equals(List.of("pong")));
        }
    }

    @Test
    void dropsWhoDoesNotPingForHalfAMinute() {
        try (var quiet = new WireClient(url());
                var lively = new WireClient(url())) {
            Wait.until("both", () -> server.connectionCount() == 2);
            pings.addAndGet(29 * SECOND);
            lively.send("ping");
            Wait.until("pong", () -> lively.texts().size() == 1);
            pump(MS);
            assertEquals(2, server.connectionCount());
            pings.addAndGet(2 * SECOND);
            pump(MS);
            Wait.until("one left", () -> server.connectionCount() == 1);
            assertFalse(lively.isOver());
        }
    }

    @Test
    void sendsTheStoredPacketAtOnceStampedWithTheMomentOfSending() {
        pump(2 * SECOND + 345 * MS);
        try (var client = new WireClient(url())) {
            client.send(ask(1, 3, 1, "2885"));
            ByteBuffer stored = little(client.frame(0));

            assertEquals(379, stored.limit());
            assertEquals(nowNs / MS, stored.getLong(SmartLayout.EXCHANGE_TIME));
        }
    }

    @Test
    void sendsOnePacketAFrameForEachTokenAndModeWithWholeSeconds() {
        try (var client = new WireClient(url())) {
            client.send(ask(1, 1, 1, "2885"));
            client.send(ask(1, 2, 1, "2885", "99926000"));
            client.send(ask(1, 4, 1, "2885"));
            Wait.until("subscribed", () -> server.subscriptions() == 4);
            Wait.until("packets", () -> client.frames().size() > 40, () -> pump(100 * MS));

            List<Integer> sizes = client.frames().stream().map(f -> f.length).distinct().toList();
            assertTrue(sizes.containsAll(List.of(51, 123, 443)), sizes::toString);
            for (byte[] frame : client.frames()) {
                long ms = little(frame).getLong(frame[0] == 4 ? 27 : 35);
                assertEquals(0, ms % 1_000);
            }
            client.send(ask(0, 1, 1, "2885"));
            client.send(ask(0, 4, 1, "2885", "1"));
            Wait.until("unsubscribed", () -> server.subscriptions() == 2);
        }
    }

    @Test
    void countsOneSequenceForTheWholeFeedAndJunkForIndices() {
        try (var client = new WireClient(url())) {
            client.send(ask(1, 1, 1, "2885", "1594", "99926000"));
            Wait.until("packets", () -> client.frames().size() > 60, () -> pump(100 * MS));

            long last = 0;
            long leaps = 0;
            int back = 0;
            for (byte[] frame : client.frames()) {
                long sequence = little(frame).getLong(SmartLayout.SEQUENCE);
                if (frame[2] == '9') {
                    back += sequence < last ? 1 : 0;
                } else {
                    assertTrue(sequence > last, "ascending over all tokens");
                    leaps += sequence - last > 1 ? 1 : 0;
                    last = sequence;
                }
            }
            assertTrue(leaps > 10, "a jump is no loss");
            assertTrue(back > 0, "an index goes by no order");
        }
    }

    @Test
    void refusesWhatIsTooMuchOrNoRequestAndKeepsTheRest() {
        try (var client = new WireClient(url())) {
            client.send("{\"action\":1}");
            client.send("subscribe");
            client.send(ask(1, 5, 1, "2885"));
            client.send(ask(1, 4, 2, "45001"));
            client.send(ask(1, 1, 6, "2885"));
            Wait.until("errors", () -> client.texts().size() == 5);
            assertTrue(client.texts().stream().allMatch(t -> t.contains("\"E1001\"")));
            client.send(ask(1, 3, 1, "2885"));
            client.send(ask(1, 3, 1, "2885"));
            Wait.until("subscribed", () -> server.subscriptions() == 1);
        }
    }

    @Test
    void takesAThousandSubscriptionsCountedAsTokenTimesMode() throws IOException {
        var wide = new MarketModel(new MarketConfig(1, OPEN_NS, 400, 1));
        try (var big = new SmartServer(0, account, wide, () -> Instant.EPOCH)) {
            String feed = big.login(Instant.EPOCH).feed();
            var shares = new ArrayList<String>();
            for (var one : big.instruments()) {
                if (one.segment().equals("NSE")) {
                    shares.add(Long.toString(one.token()));
                }
            }
            assertTrue(shares.size() > 400);
            String[] all = shares.subList(0, 400).toArray(String[]::new);
            String where =
                    big.url()
                            + "?clientCode="
                            + account.clientCode()
                            + "&feedToken="
                            + feed
                            + "&apiKey="
                            + account.apiKey();
            try (var client = new WireClient(where)) {
                IntStream.rangeClosed(1, 3).forEach(mode -> client.send(ask(1, mode, 1, all)));
                Wait.until("the limit", () -> client.texts().size() == 1);
                assertTrue(client.texts().get(0).contains("Subscription Limit Exceeded"));
                assertTrue(client.texts().get(0).contains("\"correlationID\":\"abc\""));
                assertEquals(1_000, big.subscriptions());
            }
        }
    }

    @Test
    void doesWhatIsWrongWithPackets() {
        pump(5 * SECOND);
        try (var client = new WireClient(url())) {
            client.send(ask(1, 3, 2, "45001"));
            client.frame(0);
            for (SimFault fault :
                    List.of(
                            SimFault.DUPLICATE,
                            SimFault.TRUNCATED,
                            SimFault.VOLUME_BACK,
                            SimFault.LATE,
                            SimFault.WRONG_ORDER)) {
                server.fault(fault);
            }
            server.fault(SmartFault.PRICE_ONLY);
            server.fault(SmartFault.LEFTOVER_DEPTH);
            server.fault(SmartFault.UNKNOWN_LENGTH);
            server.fault(SmartFault.ERROR_TEXT);
            server.fault(SmartFault.BROKEN_TEXT);
            Wait.until("all", () -> client.frames().size() == 10 && client.texts().size() == 2);

            var sink = new RecordingSink();
            var decoder = new SmartDecoder((segment, token) -> 0, 0);
            client.frames().forEach(f -> decoder.decode(ByteBuffer.wrap(f), 1, sink));
            assertEquals(List.of(Reject.LENGTH, Reject.LENGTH), sink.rejects());
            List<Tick> ticks = sink.ticks();
            Tick last = ticks.get(1);
            assertEquals(last.volume() / 2, ticks.get(2).volume());
            assertTrue(ticks.get(3).exchangeTimeNs() < last.exchangeTimeNs());
            assertTrue(ticks.get(5).exchangeTimeNs() < ticks.get(4).exchangeTimeNs());
            assertEquals(last.volume(), ticks.get(6).volume());
            assertNotEquals(last.ltp(), ticks.get(6).ltp());
            assertEquals(0, ticks.get(7).bidQty(0));
            assertTrue(ticks.get(7).askQty(0) > 0);

            var ordered = new RecordingSink();
            var inSequence = SmartDecoder.inSequence((segment, token) -> 0, 0);
            client.frames().forEach(f -> inSequence.decode(ByteBuffer.wrap(f), 1, ordered));
            assertEquals(2, ordered.rejects().stream().filter(r -> r == Reject.OLD).count());
        }
    }

    @Test
    void endsTheTokensWhenTheyRoll() {
        try (var client = new WireClient(url())) {
            server.fault(SimFault.TOKEN_ROLL);
            Wait.until("cut", client::isOver);
        }
        assertEquals(401, WireClient.refusal(url()));
        tokens = server.login(Instant.EPOCH);
        try (var client = new WireClient(url())) {
            assertEquals(1, server.connectionCount());
        }
    }
}
