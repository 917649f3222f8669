package io.icebreaker.feed;

import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How to open one connection: made anew for each try, from the newest credentials. Its text form, and
 * {@link #redact}, show none of them.
 *
 * @param url {@code wss} anywhere, {@code ws} only on this machine; the query may hold credentials
 * @param headers sent with the upgrade request; the values may hold credentials
 * @param secrets each credential in url and headers: made unreadable wherever the broker repeats it, plain or
 *     as in the url
 */
public record Handshake(URI url, Map<String, String> headers, List<Secret> secrets) {
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
        return Secret.redact(text, secrets);
    }

    @Override
    public String toString() {
        return "Handshake[" + url.getScheme() + "://" + url.getHost() + "/" + Secret.HIDDEN + "]";
    }
}
