package io.icebreaker.feed;

import org.agrona.concurrent.NanoClock;

/**
 * What is known of one connection: written by its socket's thread, read by the session's. Each connection
 * has its own, so a late word of an old one cannot be taken for a sign of life of the new.
 */
public final class LinkWatch {
    private final NanoClock clock;
    private volatile long lastFrameNs;
    private volatile long lastTickNs;
    private volatile boolean hasTicks;
    private volatile String ended;

    LinkWatch(NanoClock clock) {
        this.clock = clock;
        lastFrameNs = clock.nanoTime();
        lastTickNs = lastFrameNs;
    }

    /** Any frame: tick, heartbeat, text, ping or pong. */
    public void onFrame() {
        lastFrameNs = clock.nanoTime();
    }

    /** A frame with at least one published tick. */
    public void onTicks() {
        lastTickNs = clock.nanoTime();
        hasTicks = true;
    }

    /** The link is over; the first reason given stands. Must hold no secret. */
    public void onEnd(String reason) {
        if (ended == null) {
            ended = reason;
        }
    }

    /** Why the link is over, or null while it is not. */
    public String ended() {
        return ended;
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
}
