package io.icebreaker.feed;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How to open one connection: made anew for each try, from the newest credentials. Its text form, and
 * {@link #redact}, show none of them.
 *
 * @param url {@code wss} anywhere, {@code ws} only on this machine; the query may hold credentials
 * @param headers sent with the upgrade request; the values may hold credentials
 * @param secrets each credential in url and headers as plain text: made unreadable wherever the broker
 *     repeats it
 */
public record Handshake(URI url, Map<String, String> headers, List<String> secrets) {
    private static final String HIDDEN = "***";

    /** Shorter ones would hide half of every text; no broker gives such. */
    private static final int SHORTEST_SECRET = 4;

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public Handshake {
        boolean isLocal = "ws".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
        if (url.getHost() == null || !"wss".equals(url.getScheme()) && !isLocal) {
            throw new IllegalArgumentException(
                    "url must be wss://host, or ws:// on loopback, was "
                            + url.getScheme()
                            + "://...");
        }
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }

    public boolean isSecure() {
        return "wss".equals(url.getScheme());
    }

    /** A text from outside with the credentials, should it repeat them, made unreadable. */
    public String redact(String text) {
        String clean = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                clean = clean.replace(secret, HIDDEN);
            }
        }
        return clean;
    }

    @Override
    public String toString() {
        return "Handshake[" + url.getScheme() + "://" + url.getHost() + "/" + HIDDEN + "]";
    }
}
