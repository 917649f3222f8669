package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.SocketFeed;
import java.util.Collection;

/**
 * A live SmartAPI feed over one connection: subscribes in the fullest mode, decodes on the socket's thread
 * straight into the sink. At most 1,000 instruments. Any thread.
 */
public final class SmartFeed extends SocketFeed {
    /** Connections a client code may hold, and subscriptions on each (feed-smartapi 1). */
    public static final int CONNECTIONS = 3;

    public static final int INSTRUMENTS = 1_000;

    /** Two pings of ten seconds without an answer, and a half: feed-smartapi 2. */
    public static final FeedTimings TIMINGS = FeedTimings.defaults().deadAfter(25_000_000_000L);

    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param setup its resolver is asked with the segment of the wire, where an index is of NSE or BSE, and
     *     the broker's token
     */
    public SmartFeed(SmartConfig config, SmartSession credentials, FeedSetup setup) {
        super(
                "smartapi",
                new SmartWire(config, credentials, setup.resolver(), setup.feed()),
                setup);
    }

    /** The segment's number by which the decoder asks for an instrument: an index is of its exchange. */
    public static int segmentCode(BrokerInstrument instrument) {
        return SmartLayout.segmentCode(SmartLayout.exchangeType(instrument.segment()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also when one of them is of an exchange without a stream
     */
    @Override
    public void subscribe(Collection<BrokerInstrument> wanted) {
        for (BrokerInstrument one : wanted) {
            if (SmartLayout.exchangeType(one.segment()) == 0) {
                throw new IllegalArgumentException(
                        "SmartAPI streams nothing of '" + one.segment() + "': " + one.symbol());
            }
        }
        super.subscribe(wanted);
    }
}
