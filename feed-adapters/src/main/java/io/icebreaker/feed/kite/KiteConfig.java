package io.icebreaker.feed.kite;

import java.net.URI;
import java.util.List;

/**
 * Where Kite streams from.
 *
 * @param url {@code wss} anywhere, {@code ws} only on this machine; without a query
 */
public record KiteConfig(URI url) {
    public static final URI LIVE = URI.create("wss://ws.kite.trade");

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public KiteConfig {
        boolean isSecure = "wss".equals(url.getScheme());
        boolean isLocal = "ws".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
        if (url.getHost() == null || !isSecure && !isLocal) {
            throw new IllegalArgumentException(
                    "url must be wss://host, or ws:// on loopback, was "
                            + url.getScheme()
                            + "://...");
        }
        if (url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url must hold neither query nor user: credentials come from the environment");
        }
    }
}
