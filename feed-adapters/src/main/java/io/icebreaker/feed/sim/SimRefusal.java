package io.icebreaker.feed.sim;

import java.util.Map;

/**
 * How a handshake is refused.
 *
 * @param status of HTTP, 400 or more
 * @param headers beside it, such as {@code x-error-message}
 */
public record SimRefusal(int status, Map<String, String> headers) {
    public SimRefusal {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be within 400..599, was " + status);
        }
        headers = Map.copyOf(headers);
    }

    public static SimRefusal of(int status) {
        return new SimRefusal(status, Map.of());
    }
}
