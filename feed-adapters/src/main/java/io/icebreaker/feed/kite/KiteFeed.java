package io.icebreaker.feed.kite;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.SocketFeed;
import io.icebreaker.tick.Instrument;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * A live Kite feed over one connection: subscribes in full mode, decodes on the socket's thread straight
 * into the sink. At most 3,000 instruments. Any thread.
 */
public final class KiteFeed extends SocketFeed {
    /** Connections an API key may hold, and instruments on each (feed-kite 1). */
    public static final int CONNECTIONS = 3;

    public static final int INSTRUMENTS = 3_000;

    /**
     * Kite beats every 3 s and answers pings, which are sent into silence of 2 s: 4.8 s without either, and
     * the link is dead (reliability F13 asks for 5 s).
     */
    public static final FeedTimings TIMINGS = FeedTimings.defaults().deadAfter(4_800_000_000L);

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
        super(
                "kite",
                new KiteWire(config, credentials, setup.resolver(), setup.feed(), orders),
                setup,
                tls);
    }

    /** An instrument as Kite knows it: its words are the engine's. */
    public static BrokerInstrument instrument(Instrument instrument) {
        return new BrokerInstrument(
                instrument, instrument.segment(), instrument.token(), instrument.symbol());
    }
}
