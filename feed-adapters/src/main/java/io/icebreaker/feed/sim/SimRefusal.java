package io.icebreaker.feed.sim;

import java.util.Map;

/**
 * How a simulated broker refuses a handshake.
 *
 * @param status of HTTP, 400 or more
 * @param headers beside the usual ones; no line breaks in them
 * @param body HTML or text, empty for none
 */
public record SimRefusal(int status, Map<String, String> headers, String body) {
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int TOO_MANY = 429;

    public SimRefusal {
        headers = Map.copyOf(headers);
    }

    /** The bare status. */
    public static SimRefusal of(int status) {
        return new SimRefusal(status, Map.of(), "");
    }

    String reason() {
        return switch (status) {
            case UNAUTHORIZED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case TOO_MANY -> "Too Many Requests";
            default -> "Refused";
        };
    }
}
