package io.icebreaker.feed;

import java.io.IOException;

/**
 * The broker answered the handshake with an HTTP status other than 101. Never carries the URL or anything
 * else secret.
 */
public final class HandshakeRefused extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final int status;

    public HandshakeRefused(int status) {
        this(status, "handshake refused with HTTP " + status);
    }

    /**
     * A refusal in other words than the plain status, for a login over HTTP or inside the stream.
     *
     * @param message must hold no secret
     */
    public HandshakeRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** For a handshake not even tried, because there is nothing to log in with. */
    public static HandshakeRefused withoutToken() {
        return without("no access token");
    }

    /**
     * The same, saying what is missing.
     *
     * @param missing must hold no secret
     */
    public static HandshakeRefused without(String missing) {
        return new HandshakeRefused(UNAUTHORIZED, missing);
    }

    /** For a token the broker calls bad after the handshake. */
    static HandshakeRefused inStream(String reason) {
        return new HandshakeRefused(UNAUTHORIZED, reason);
    }

    /** The HTTP status, or the one that says the same. */
    public int status() {
        return status;
    }

    /** No retry helps until somebody logs in. */
    public boolean needsToken() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Another process holds the places; trying soon makes it worse. */
    boolean needsPatience() {
        return status == TOO_MANY;
    }
}
