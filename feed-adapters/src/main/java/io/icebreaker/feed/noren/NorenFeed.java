package io.icebreaker.feed.noren;

import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.SocketFeed;
import io.icebreaker.tick.FeedState;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * A live feed of a Noren house, one socket a token: connects, logs in, subscribes the depth feed, merges and
 * decodes on the socket's thread straight into the sink, reconnects and subscribes anew, waits for a new
 * token when the old one is refused, and makes room when another program uses the token.
 */
public final class NorenFeed implements BrokerFeed {
    private static final long SECOND = 1_000_000_000L;

    /** Our heartbeat goes out every 27 s and is answered; with every market closed nothing else comes. */
    private static final long DEAD_AFTER_NS = 40 * SECOND;

    /** Long enough for the other program's owner to notice; sooner would evict it in turn. */
    private static final long EVICTED_FOR_NS = 30 * SECOND;

    private final SocketFeed feed;

    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param setup its resolver is asked for the exchange's segment code ({@code NSE} for an index, too) and
     *     the broker's token
     * @param orders receives the JSON of each order update of the account, on the socket's thread; must be
     *     quick
     */
    public NorenFeed(
            NorenConfig config, NorenSession session, FeedSetup setup, Consumer<String> orders) {
        this(setup.withTimings(patience(setup.timings())), config, session, orders);
    }

    /** With timings as they are. */
    NorenFeed(FeedSetup setup, NorenConfig config, NorenSession session, Consumer<String> orders) {
        var wire =
                new NorenWire(
                        config,
                        session,
                        setup.resolver(),
                        setup.feed(),
                        setup.clocks().monotonic(),
                        orders);
        feed = new SocketFeed(config.broker(), wire, setup);
    }

    private static FeedTimings patience(FeedTimings timings) {
        return timings.deadAfter(DEAD_AFTER_NS).slotRetryAfter(EVICTED_FOR_NS);
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
