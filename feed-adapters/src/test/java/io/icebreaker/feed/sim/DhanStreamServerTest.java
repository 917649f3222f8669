package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.sim.dhan.DhanServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Dhan's simulated stream does with clients that are odd, and with those that are not. */
class DhanStreamServerTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String WHO = "token=the-token&clientId=1000000003&authType=2";

    private DhanServer server;

    @BeforeEach
    void start() throws IOException {
        var model = new MarketModel(MarketConfig.of(21, OPEN_NS));
        server = new DhanServer(0, "1000000003", "the-token", model);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client that reads and never answers a ping. */
    private static final class Deaf extends WebSocketClient {
        private final CountDownLatch closed = new CountDownLatch(1);

        Deaf(String url) {
            super(URI.create(url));
            setConnectionLostTimeout(0);
        }

        @Override
        public void onWebsocketPing(WebSocket socket, Framedata ping) {}

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String text) {}

        @Override
        public void onClose(int code, String reason, boolean isRemote) {
            closed.countDown();
        }

        @Override
        public void onError(Exception e) {}
    }

    @Test
    void closesAClientThatNeverAnswersAPing() throws Exception {
        var client = new Deaf(server.url() + "?version=2&" + WHO);
        assertTrue(client.connectBlocking(30, TimeUnit.SECONDS));
        for (int second = 0; second <= 60; second++) {
            server.pump(OPEN_NS + second * SECOND_NS);
        }
        assertTrue(client.closed.await(30, TimeUnit.SECONDS), "closed");
    }

    private static String request(int code, List<BrokerInstrument> instruments) {
        String list =
                instruments.stream()
                        .map(
                                it ->
                                        "{\"ExchangeSegment\":\"%s\",\"SecurityId\":\"%d\"}"
                                                .formatted(it.segment(), it.token()))
                        .collect(Collectors.joining(","));
        return "{\"RequestCode\":%d,\"InstrumentCount\":%d,\"InstrumentList\":[%s]}"
                .formatted(code, instruments.size(), list);
    }

    @Test
    void onlyNewInstrumentsTakeRoom() {
        List<BrokerInstrument> forty = server.instruments().subList(0, 40);
        try (var client = new WireClient(server.depthUrl() + "?" + WHO)) {
            client.send(request(23, forty));
            client.send(request(23, forty)); // they are there already
            client.send(request(24, forty));
            client.send(request(23, server.instruments().subList(14, 64)));
            Wait.until("fifty are subscribed", () -> server.subscribed(23) == 50);
            assertEquals(1, server.connectionCount());
        }
    }
}
