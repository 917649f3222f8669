package io.icebreaker.feed.sim;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What {@link SimHttp} answers. */
public record SimReply(int status, Map<String, String> headers, byte[] body) {
    public static SimReply json(int status, String text) {
        return text(status, "application/json", text);
    }

    public static SimReply json(String text) {
        return json(200, text);
    }

    public static SimReply text(int status, String type, String text) {
        return new SimReply(
                status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }
}
