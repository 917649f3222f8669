package io.icebreaker.feed.kite;

import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSession;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.tick.FeedState;
import java.util.Collection;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * A live Kite feed: connects, subscribes in full mode, decodes on the socket's thread straight into the
 * sink, reconnects and subscribes anew whenever the link is lost, and waits for a new token when the old one
 * is refused.
 *
 * <p><b>Threading.</b> Any thread. Two sinks are taken from the setup: one for the sockets, one for the
 * session.
 */
public final class KiteFeed implements AutoCloseable {
    private final KiteSubscriptions subscriptions = new KiteSubscriptions();
    private final FeedCounters counters = new FeedCounters();
    private final FeedSession session;

    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param orders receives the JSON of each order update of the account, on the socket's thread; must be
     *     quick
     */
    public KiteFeed(
            KiteConfig config, KiteSession credentials, FeedSetup setup, Consumer<String> orders) {
        this(config, credentials, setup, orders, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    KiteFeed(
            KiteConfig config,
            KiteSession credentials,
            FeedSetup setup,
            Consumer<String> orders,
            SSLSocketFactory tls) {
        var inbox = new KiteInbox(setup, counters, orders);
        var connector =
                new KiteConnector(config, credentials, tls, inbox, subscriptions, setup, counters);
        session = new FeedSession("kite-" + setup.feed(), connector, setup, counters);
    }

    public void start() {
        session.start();
    }

    /**
     * Wants instruments, by Kite's instrument_token; at once when connected, else with the next connection.
     *
     * @throws IllegalArgumentException when it would be more than 3,000
     */
    public void subscribe(Collection<Long> instrumentTokens) {
        subscriptions.add(instrumentTokens);
    }

    public void unsubscribe(Collection<Long> instrumentTokens) {
        subscriptions.remove(instrumentTokens);
    }

    public FeedState state() {
        return session.state();
    }

    public FeedCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        session.close();
    }
}
