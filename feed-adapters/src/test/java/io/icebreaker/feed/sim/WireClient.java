package io.icebreaker.feed.sim;

import io.icebreaker.feed.Wait;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Any WebSocket client: the JDK's own, which knows nothing of any broker. */
public final class WireClient implements WebSocket.Listener, AutoCloseable {
    private final List<byte[]> binary = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final StringBuilder textPart = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean isOver;

    public WireClient(String url) {
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url), this)
                        .join();
    }

    /** Status of a refused handshake. */
    public static int refusal(String url) {
        try (var client = new WireClient(url)) {
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            part.write(data.get());
        }
        if (last) {
            binary.add(part.toByteArray());
            part.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        textPart.append(data);
        if (last) {
            texts.add(textPart.toString());
            textPart.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        isOver = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        isOver = true;
    }

    public boolean isOver() {
        return isOver;
    }

    public List<String> texts() {
        return texts;
    }

    public List<byte[]> binary() {
        return binary;
    }

    /** Frames longer than a heartbeat. */
    public List<byte[]> frames() {
        return binary.stream().filter(frame -> frame.length > 1).toList();
    }

    public long heartbeats() {
        return binary.stream().filter(frame -> frame.length == 1).count();
    }

    public byte[] frame(int index) {
        Wait.until("frame " + index, () -> frames().size() > index);
        return frames().get(index);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
