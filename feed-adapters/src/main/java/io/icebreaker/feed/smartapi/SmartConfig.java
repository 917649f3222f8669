package io.icebreaker.feed.smartapi;

import java.net.URI;
import java.util.List;

/**
 * Where SmartAPI is.
 *
 * @param url the stream, {@code wss} anywhere, {@code ws} only on this machine; without a query
 * @param restUrl REST and login, {@code https} anywhere, {@code http} only on this machine; scheme, host and
 *     port
 */
public record SmartConfig(URI url, URI restUrl) {
    public static final SmartConfig LIVE =
            new SmartConfig(
                    URI.create("wss://smartapisocket.angelone.in/smart-stream"),
                    URI.create("https://apiconnect.angelone.in"));

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public SmartConfig {
        require("url", url, "wss", "ws");
        require("restUrl", restUrl, "https", "http");
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
