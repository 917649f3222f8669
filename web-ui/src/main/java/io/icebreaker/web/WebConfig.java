package io.icebreaker.web;

import java.time.Duration;

/**
 * The server's settings.
 *
 * @param port 0 for any free one
 * @param maxPages streams open at a time
 * @param stall how long a page may take to read one message before it is closed
 */
public record WebConfig(int port, int maxPages, Duration stall) {
    /**
     * What a browser could open in all its windows, several times over; each costs a thread and some 100 KB.
     */
    public static final int MAX_PAGES = 64;

    /** Reliability F8. */
    public static final Duration STALL = Duration.ofSeconds(15);

    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("web.port must be within 0..65535, was " + port);
        }
        if (maxPages < 1 || maxPages > MAX_PAGES) {
            throw new IllegalArgumentException(
                    "maxPages must be within 1.." + MAX_PAGES + ", was " + maxPages);
        }
    }

    public static WebConfig onPort(int port) {
        return new WebConfig(port, MAX_PAGES, STALL);
    }
}
