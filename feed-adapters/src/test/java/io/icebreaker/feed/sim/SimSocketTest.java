package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocketImpl;
import org.junit.jupiter.api.Test;

/** What the library under the socket would leave unsent is sent. */
class SimSocketTest {
    private static final int TEXT = 0x81;

    /** Takes all clients and has nothing to say. */
    private static final class Silent implements SimBroker {
        @Override
        public SimRefusal judge(SimClient client, SimHandshake handshake) {
            return null;
        }

        @Override
        public void opened(SimClient client) {}

        @Override
        public void closed(SimClient client) {}

        @Override
        public void onText(SimClient client, String text) {}

        @Override
        public void pump(long nowNs) {}

        @Override
        public void inject(SimFault fault) {}
    }

    private static final class Heard implements WebSocket.Listener {
        private final CompletableFuture<String> text = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence heard, boolean isLast) {
            text.complete(heard.toString());
            return null;
        }
    }

    @Test
    void aMessageWhoseWritingWasForgottenIsSent() throws Exception {
        try (var server = new SimServer("silent", 0, new Silent())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var socket = new SimSocket(address, server);
            socket.listen();
            var heard = new Heard();
            WebSocket client =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(URI.create("ws://127.0.0.1:" + socket.getPort()), heard)
                            .get(20, TimeUnit.SECONDS);
            var impl = (WebSocketImpl) socket.getConnections().iterator().next();
            impl.outQueue.add(frame("forgotten")); // as the library leaves it: queued, nobody told
            assertEquals("forgotten", heard.text.get(20, TimeUnit.SECONDS));
            client.abort();
            socket.shutDown();
        }
    }

    private static ByteBuffer frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) TEXT)
                .put((byte) payload.length)
                .put(payload)
                .flip();
    }
}
