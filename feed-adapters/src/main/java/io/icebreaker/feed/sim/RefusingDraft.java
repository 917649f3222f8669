package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/**
 * The WebSocket protocol with one more answer to a handshake: the library itself can refuse only with 404.
 */
final class RefusingDraft extends Draft_6455 {
    private static final int MAX_FRAME_LENGTH = 1 << 20;

    /** The whole refusal travels in the answer under a name no browser sends. */
    private static final String REFUSAL = "x-simulated-refusal";

    RefusingDraft() {
        super(List.of(), MAX_FRAME_LENGTH);
    }

    @Override
    public Draft copyInstance() {
        return new RefusingDraft();
    }

    static void refuse(ServerHandshakeBuilder answer, SimRefusal refusal) {
        answer.setHttpStatus((short) refusal.status());
        answer.put(REFUSAL, text(refusal));
    }

    @Override
    public List<ByteBuffer> createHandshake(Handshakedata handshake) {
        boolean isRefused =
                handshake instanceof ServerHandshake && handshake.hasFieldValue(REFUSAL);
        return isRefused
                ? List.of(StandardCharsets.UTF_8.encode(handshake.getFieldValue(REFUSAL)))
                : super.createHandshake(handshake);
    }

    private static String text(SimRefusal refusal) {
        var head = new StringBuilder("HTTP/1.1 " + refusal.status() + " " + refusal.reason());
        refusal.headers().forEach((name, value) -> head.append("\r\n" + name + ": " + value));
        int length = refusal.body().getBytes(StandardCharsets.UTF_8).length;
        return head
                + "\r\nContent-Length: "
                + length
                + "\r\nConnection: close\r\n\r\n"
                + refusal.body();
    }
}
