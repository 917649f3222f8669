package io.icebreaker.feed.sim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may connect (feed-kite 1), and the refusals a test or a demonstration orders. Guarded by the server's
 * lock.
 */
final class KiteGate {
    private static final int MAX_CONNECTIONS = 3;

    private final String apiKey;
    private String accessToken;
    private short ordered;
    private long handshakes;

    KiteGate(String apiKey, String accessToken) {
        this.apiKey = apiKey;
        this.accessToken = accessToken;
    }

    /** HTTP status to refuse a handshake with, or 0. */
    short judge(String resource, int connected) {
        handshakes++;
        Map<String, String> query = query(resource);
        if (ordered != 0) {
            return ordered;
        }
        if (!apiKey.equals(query.get("api_key"))
                || !accessToken.equals(query.get("access_token"))) {
            return (short) SimRefusal.FORBIDDEN;
        }
        return (short) (connected >= MAX_CONNECTIONS ? SimRefusal.TOO_MANY : 0);
    }

    /** Clients differ in the order of the parameters, and not all of them escape. */
    private static Map<String, String> query(String resource) {
        var query = new HashMap<String, String>();
        for (String pair : resource.substring(resource.indexOf('?') + 1).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    void refuseWith(short status) {
        ordered = status;
    }

    void accept() {
        ordered = 0;
    }

    void accessToken(String token) {
        accessToken = token;
    }

    long handshakes() {
        return handshakes;
    }
}
