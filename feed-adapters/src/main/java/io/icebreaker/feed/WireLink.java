package io.icebreaker.feed;

/**
 * One open connection as its {@link Wire} uses it. Any thread; nothing here waits for the other side. Of a
 * connection already over everything but {@link #count} is ignored.
 */
public interface WireLink {
    /** Queues a text frame. */
    void sendText(String text);

    /** Queues a binary frame; the bytes must not change afterwards. */
    void sendBinary(byte[] bytes);

    /**
     * The broker has accepted the login: the feed is said to be connected, then everything wanted is
     * subscribed. A wire whose handshake is the login says so in {@link Wire#opened}; one that waits for an
     * answer in the stream says so when it comes, and the link is given up when it does not come within
     * {@link FeedTimings#connectTimeoutNs}.
     */
    void loggedIn();

    /** The broker confirms one subscription, by its own numbers; a packet does so too. */
    void acknowledged(String segment, long token);

    /**
     * The broker refuses one subscription, by its own numbers: counted, said in the log once with the
     * reason, and shown as not covered. The reason is redacted here.
     */
    void refused(String segment, long token, String reason);

    /** The link is to be given up and made anew after the usual wait. The reason is redacted here. */
    void end(String reason);

    /**
     * The login was refused in the stream, or the broker says that the token is no longer good: the link
     * ends, {@link Wire#onRefused} is told as of a 401, and a new token is waited for. The reason is
     * redacted here.
     */
    void tokenRefused(String reason);

    /**
     * The broker says that there are too many connections or requests: the link ends, and the next try
     * waits {@link FeedTimings#slotRetryNs}, later ones five times as long. The reason, a sentence of its
     * own, is redacted here.
     */
    void noSlot(String reason);

    /**
     * The broker calls a request of ours wrong: the link ends, and is made anew only when the instruments
     * wanted or the credentials have changed. The reason is redacted here.
     */
    void stop(String reason);

    /** Counts something of the wire's own (texts, broker errors, order updates...). */
    void count(FeedCounter counter);

    /** A text of the broker made fit for the log: no credentials in it. */
    String redact(String text);
}
