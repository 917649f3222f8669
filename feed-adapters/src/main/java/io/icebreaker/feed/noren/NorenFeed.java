package io.icebreaker.feed.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.SocketFeed;
import io.icebreaker.tick.Segments;
import java.util.function.Consumer;

/**
 * A live feed of a Noren house, one socket a token: connects, logs in, subscribes the depth feed, merges and
 * decodes on the socket's thread straight into the sink, reconnects and subscribes anew, waits for a new
 * token when the old one is refused, and makes room when another program uses the token.
 */
public final class NorenFeed extends SocketFeed {
    /** One socket a token: a second one evicts the first. */
    public static final int CONNECTIONS = 1;

    public static final int INSTRUMENTS = NorenWire.MAX_INSTRUMENTS;

    private static final long SECOND = 1_000_000_000L;

    /**
     * Our heartbeat goes out every 27 s and is answered; with every market closed nothing else comes, so 40 s
     * without a frame are a dead link. An evicted feed waits 30 s: long enough for the other program's owner
     * to notice; sooner would evict it in turn.
     */
    public static final FeedTimings TIMINGS =
            FeedTimings.defaults().deadAfter(40 * SECOND).slotRetryAfter(30 * SECOND);

    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param setup with {@link #TIMINGS}; its resolver is asked for the exchange's segment code ({@code NSE}
     *     for an index, too) and the broker's token, see {@link #segmentCode}
     * @param orders receives the JSON of each order update of the account, on the socket's thread; must be
     *     quick
     */
    public NorenFeed(
            NorenConfig config, NorenSession session, FeedSetup setup, Consumer<String> orders) {
        super(
                config.broker(),
                new NorenWire(
                        config,
                        session,
                        setup.resolver(),
                        setup.feed(),
                        setup.clocks().monotonic(),
                        orders),
                setup);
    }

    /** The segment's number by which the decoder asks: indices ride on their exchange. */
    public static int segmentCode(BrokerInstrument instrument) {
        return Segments.knownCode(instrument.segment());
    }
}
