package io.icebreaker.feed;

import io.icebreaker.tick.TickSink;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What every feed needs of the house it runs in.
 *
 * @param feed number of the feed, 0..255, stamped on its events
 * @param resolver finds instruments; called on the socket's thread
 * @param sinks makes the sink for packets, used by the sockets, which follow each other; it may drop
 * @param stateSinks makes the sink for the session's own events, which must not be lost: it waits
 * @param clocks wall time for stamps, monotonic time for waits
 * @param timings how patient it is
 * @param inSession whether a market of its own instruments is open at a time, epoch ns UTC; {@code t ->
 *     false} never
 *     replaces a mute link
 * @param jitter spreads the retries; used by the session's thread alone
 * @param frames sees every frame before it is decoded
 * @param orderNews runs when the stream tells of an order of the account, on the socket's thread: must be
 *     quick
 */
public record FeedSetup(
        int feed,
        InstrumentResolver resolver,
        Supplier<TickSink> sinks,
        Supplier<TickSink> stateSinks,
        FeedClocks clocks,
        FeedTimings timings,
        LongPredicate inSession,
        RandomGenerator jitter,
        FrameSink frames,
        Runnable orderNews) {
    private static final Runnable NO_ORDERS = () -> {};

    public FeedSetup {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
    }

    /** A feed whose frames nobody keeps, and whose account's orders nobody waits for. */
    public FeedSetup(
            int feed,
            InstrumentResolver resolver,
            Supplier<TickSink> sinks,
            Supplier<TickSink> stateSinks,
            FeedClocks clocks,
            FeedTimings timings,
            LongPredicate inSession,
            RandomGenerator jitter) {
        this(
                feed,
                resolver,
                sinks,
                stateSinks,
                clocks,
                timings,
                inSession,
                jitter,
                FrameSink.NONE,
                NO_ORDERS);
    }

    /** The same, with its frames kept. */
    public FeedSetup withFrames(FrameSink kept) {
        return new FeedSetup(
                feed,
                resolver,
                sinks,
                stateSinks,
                clocks,
                timings,
                inSession,
                jitter,
                kept,
                orderNews);
    }

    /** The same, as patient as its wire demands. */
    public FeedSetup withTimings(FeedTimings other) {
        return new FeedSetup(
                feed,
                resolver,
                sinks,
                stateSinks,
                clocks,
                other,
                inSession,
                jitter,
                frames,
                orderNews);
    }

    /** The same, telling of the account's orders. */
    public FeedSetup withOrderNews(Runnable news) {
        return new FeedSetup(
                feed,
                resolver,
                sinks,
                stateSinks,
                clocks,
                timings,
                inSession,
                jitter,
                frames,
                news);
    }
}
