package io.icebreaker.feed;

/** One open connection, as its session sees it. Called on the session's thread. */
interface FeedLink {
    /** Asks for everything wanted; ticks may come from now on. */
    void subscribe();

    /** Sends what is due: heartbeats, pings, subscriptions that waited for their turn. */
    void pulse();

    /**
     * Ends the connection now; must not wait for the other side. Nothing of this link reaches the sink
     * afterwards.
     */
    void close();
}
