package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;

/**
 * The WebSocket protocol with one more answer to a handshake: the library itself can refuse only with 404.
 */
final class RefusingDraft extends Draft_6455 {
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
                ? List.of(refusal(answer))
                : super.createHandshake(handshake);
    }

    /** Status, and what the broker says in headers of its own. */
    private static ByteBuffer refusal(ServerHandshake answer) {
        var head = new StringBuilder("HTTP/1.1 ");
        head.append(answer.getHttpStatus()).append(' ').append(reason(answer.getHttpStatus()));
        for (Iterator<String> names = answer.iterateHttpFields(); names.hasNext(); ) {
            String name = names.next();
            if (name.toLowerCase(Locale.ROOT).startsWith("x-")) {
                head.append("\r\n").append(name).append(": ").append(answer.getFieldValue(name));
            }
        }
        head.append("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String reason(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 429 -> "Too Many Requests";
            default -> "Refused";
        };
    }
}
