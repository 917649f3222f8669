package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.util.Collection;
import java.util.Set;

/**
 * One broker account's live feed, whatever its wire: connects, subscribes, decodes into the sink it was
 * made with, reconnects and subscribes anew by itself, and waits for a new token when the old one is
 * refused.
 *
 * <p><b>Threading.</b> Any thread; no method waits for the network except {@link #close}.
 */
public interface BrokerFeed extends AutoCloseable {
    /** Begins to connect; once. What is subscribed before goes out with the first connection. */
    void start();

    /**
     * Wants instruments in the fullest mode the wire has; at once when connected, else with the next
     * connection. Instruments already wanted change nothing.
     *
     * @throws IllegalArgumentException when it would be more than the broker takes, with the limit; then
     *     nothing has changed
     */
    void subscribe(Collection<BrokerInstrument> wanted);

    /** Wants these no longer; those not wanted before change nothing. */
    void unsubscribe(Collection<BrokerInstrument> unwanted);

    /** How it stands now; of several connections the worst. */
    FeedState state();

    /** What it has counted, over all connections; live. */
    FeedCounters counters();

    Coverage coverage();

    /** Segments of the instruments wanted now, as the engine names them. */
    Set<String> segments();

    /** Ends connections and threads; returns when they are gone, or after 15 s. Never throws. */
    @Override
    void close();
}
