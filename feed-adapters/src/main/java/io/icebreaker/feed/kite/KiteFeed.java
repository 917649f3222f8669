package io.icebreaker.feed.kite;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.SocketFeed;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import java.util.Collection;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * A live Kite feed over one connection: subscribes in full mode, decodes on the socket's thread straight
 * into the sink. At most 3,000 instruments. Any thread.
 */
public final class KiteFeed implements BrokerFeed {
    /** Connections an API key may hold, and instruments on each (feed-kite 1). */
    public static final int CONNECTIONS = 3;

    public static final int INSTRUMENTS = 3_000;

    /**
     * Kite beats every 3 s and answers pings, which are sent into silence of 2 s: 4.8 s without either, and
     * the link is dead (reliability F13 asks for 5 s).
     */
    public static final FeedTimings TIMINGS = FeedTimings.defaults().deadAfter(4_800_000_000L);

    private final SocketFeed feed;

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
        var wire = new KiteWire(config, credentials, setup.resolver(), setup.feed(), orders);
        feed = new SocketFeed("kite", wire, setup, tls);
    }

    /** An instrument as Kite knows it: its words are the engine's. */
    public static BrokerInstrument instrument(Instrument instrument) {
        return new BrokerInstrument(
                instrument, instrument.segment(), instrument.token(), instrument.symbol());
    }

    @Override
    public void start() {
        feed.start();
    }

    @Override
    public void subscribe(Collection<BrokerInstrument> wanted) {
        feed.subscribe(wanted);
    }

    @Override
    public void unsubscribe(Collection<BrokerInstrument> unwanted) {
        feed.unsubscribe(unwanted);
    }

    @Override
    public FeedState state() {
        return feed.state();
    }

    @Override
    public FeedCounters counters() {
        return feed.counters();
    }

    @Override
    public Coverage coverage() {
        return feed.coverage();
    }

    @Override
    public void close() {
        feed.close();
    }
}
