package io.icebreaker.feed;

/** One open connection, as its session sees it. Called on the session's thread. */
public interface FeedLink {
    /** Asks for everything subscribed; ticks may come from now on. */
    void subscribe();

    /**
     * Ends the connection now; must not wait for the other side. Nothing of this link reaches the sink
     * afterwards.
     */
    void close();
}
