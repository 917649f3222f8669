package io.icebreaker.feed.dhan;

import java.net.URI;
import java.util.List;

/**
 * Where Dhan is and what is asked of it.
 *
 * @param url the stream, {@code wss} anywhere, {@code ws} only on this machine; without a query
 * @param restUrl REST, {@code https} anywhere, {@code http} only on this machine; scheme, host and port
 * @param mode of all instruments of the feed
 */
public record DhanConfig(URI url, URI restUrl, DhanMode mode) {
    public static final URI LIVE = URI.create("wss://api-feed.dhan.co");
    public static final URI DEPTH20 = URI.create("wss://depth-api-feed.dhan.co/twentydepth");
    public static final URI REST = URI.create("https://api.dhan.co");

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public DhanConfig {
        require("url", url, "wss", "ws");
        require("restUrl", restUrl, "https", "http");
    }

    /** Dhan itself. */
    public static DhanConfig live(DhanMode mode) {
        return new DhanConfig(mode.url(), REST, mode);
    }

    private static void require(String name, URI url, String secure, String clear) {
        boolean isLocal = clear.equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
        if (url.getHost() == null || !secure.equals(url.getScheme()) && !isLocal) {
            throw new IllegalArgumentException(
                    name
                            + " must be "
                            + secure
                            + "://host, or "
                            + clear
                            + ":// on loopback, was "
                            + url.getScheme()
                            + "://...");
        }
        if (url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    name
                            + " must hold neither query nor user: credentials come from the"
                            + " environment or a file");
        }
    }
}
