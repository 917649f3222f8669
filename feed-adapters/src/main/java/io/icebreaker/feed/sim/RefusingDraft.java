package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;

/**
 * The WebSocket protocol with one more answer to a handshake: the library itself can refuse only with 404.
 */
final class RefusingDraft extends Draft_6455 {
    static final short FORBIDDEN = 403;
    static final short TOO_MANY = 429;
    private static final int MAX_FRAME_LENGTH = 1 << 20;

    RefusingDraft() {
        super(List.of(), MAX_FRAME_LENGTH);
    }

    @Override
    public Draft copyInstance() {
        return new RefusingDraft();
    }

    @Override
    public List<ByteBuffer> createHandshake(Handshakedata handshake) {
        return handshake instanceof ServerHandshake answer && answer.getHttpStatus() >= 400
                ? List.of(refusal(answer.getHttpStatus()))
                : super.createHandshake(handshake);
    }

    private static ByteBuffer refusal(int status) {
        String reason = status == FORBIDDEN ? "Forbidden" : "Too Many Requests";
        String head =
                "HTTP/1.1 "
                        + status
                        + " "
                        + reason
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
    }
}
