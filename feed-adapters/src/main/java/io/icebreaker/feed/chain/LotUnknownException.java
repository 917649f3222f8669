package io.icebreaker.feed.chain;

/** A source counts contracts, and nobody said how many units one has. */
public final class LotUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LotUnknownException(String message) {
        super(message);
    }
}
