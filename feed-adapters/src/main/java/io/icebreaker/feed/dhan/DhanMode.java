package io.icebreaker.feed.dhan;

import java.net.URI;

/**
 * What is asked of an instrument (feed-dhan 2); one mode a connection, for the server sends each that was
 * asked. Unsubscribing takes the next request code.
 */
public enum DhanMode {
    /** Last price and its time. */
    TICKER(15, DhanConfig.LIVE, 5_000, 100),
    /** Without a book; open interest comes in packets of its own. */
    QUOTE(17, DhanConfig.LIVE, 5_000, 100),
    /** With five levels and open interest. */
    FULL(21, DhanConfig.LIVE, 5_000, 100),
    /** Twenty levels and nothing else; NSE shares and derivatives only. */
    DEPTH20(23, DhanConfig.DEPTH20, 50, 50);

    private final int requestCode;
    private final URI url;
    private final int maxInstruments;
    private final int maxBatch;

    DhanMode(int requestCode, URI url, int maxInstruments, int maxBatch) {
        this.requestCode = requestCode;
        this.url = url;
        this.maxInstruments = maxInstruments;
        this.maxBatch = maxBatch;
    }

    int subscribeCode() {
        return requestCode;
    }

    int unsubscribeCode() {
        return requestCode + 1;
    }

    /** Where Dhan serves it. */
    public URI url() {
        return url;
    }

    /** Most on one connection. */
    public int maxInstruments() {
        return maxInstruments;
    }

    int maxBatch() {
        return maxBatch;
    }

    boolean isDepth() {
        return this == DEPTH20;
    }
}
