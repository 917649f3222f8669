package io.icebreaker.feed;

import org.agrona.concurrent.NanoClock;

/**
 * What is known of one connection: written by its socket's thread, read by the session's. Each connection
 * has its own, so a late word of an old one cannot be taken for a sign of life of the new.
 */
final class LinkWatch {
    /** How a link came to its end. */
    enum End {
        /** The other side, the network, or our own refusal of what came. */
        LOST,
        /** The broker no longer takes the token. */
        TOKEN,
        /** Other connections hold the places of the account. */
        NO_SLOT,
        /** The broker calls a request of ours wrong: the same one would be refused again. */
        STOPPED
    }

    private static final long NOTHING = Long.MAX_VALUE;

    private final NanoClock clock;
    private volatile long lastFrameNs;
    private volatile long lastTickNs;
    private volatile boolean hasTicks;
    private volatile boolean isLoggedIn;
    private volatile long leastAgeNs = NOTHING;
    private volatile long leastTradeAgeNs = NOTHING;
    private volatile String ended;
    private volatile End how = End.LOST;

    LinkWatch(NanoClock clock) {
        this.clock = clock;
        lastFrameNs = clock.nanoTime();
        lastTickNs = lastFrameNs;
    }

    /** Any frame: tick, heartbeat, text, ping or pong. */
    void onFrame() {
        lastFrameNs = clock.nanoTime();
    }

    /**
     * A frame with at least one published tick.
     *
     * @param ageNs receive time less exchange time of the freshest of them; {@link Long#MAX_VALUE} unknown
     * @param tradeAgeNs receive time less last trade time, of packets without an exchange time
     */
    void onTicks(long ageNs, long tradeAgeNs) {
        lastTickNs = clock.nanoTime();
        hasTicks = true;
        if (ageNs < leastAgeNs) {
            leastAgeNs = ageNs;
        }
        if (tradeAgeNs < leastTradeAgeNs) {
            leastTradeAgeNs = tradeAgeNs;
        }
    }

    void onLoggedIn() {
        isLoggedIn = true;
    }

    /** The link is over; the first reason given stands. Must hold no secret. */
    void onEnd(End end, String reason) {
        if (ended == null) {
            how = end;
            ended = reason;
        }
    }

    /** The same for a link lost. */
    void onEnd(String reason) {
        onEnd(End.LOST, reason);
    }

    /** Why the link is over, or null while it is not. */
    String ended() {
        return ended;
    }

    /** How it came to its end, once it is over. */
    End how() {
        return how;
    }

    boolean isLoggedIn() {
        return isLoggedIn;
    }

    boolean hasTicks() {
        return hasTicks;
    }

    long sinceFrameNs() {
        return clock.nanoTime() - lastFrameNs;
    }

    long sinceTickNs() {
        return clock.nanoTime() - lastTickNs;
    }

    /**
     * Age of the freshest tick since this was last asked, ns; {@link Long#MAX_VALUE} when none told one.
     */
    long takeLeastAgeNs() {
        long least = leastAgeNs;
        leastAgeNs = NOTHING;
        return least;
    }

    /** The same of last trades. */
    long takeLeastTradeAgeNs() {
        long least = leastTradeAgeNs;
        leastTradeAgeNs = NOTHING;
        return least;
    }
}
