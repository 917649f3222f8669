package io.icebreaker.feed.kite;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where Kite is and where its access token is kept.
 *
 * @param url the stream, {@code wss} anywhere, {@code ws} only on this machine; without a query
 * @param tokenFile a file readable by its owner alone, read again whenever a token is needed; null to use
 *     the environment
 */
public record KiteConfig(URI url, Path tokenFile) {
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

    public boolean isSecure() {
        return "wss".equals(url.getScheme());
    }
}
