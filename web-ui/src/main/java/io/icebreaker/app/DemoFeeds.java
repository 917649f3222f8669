package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerStream;
import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.SpreadFeed;
import io.icebreaker.feed.master.BrokerIds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.agrona.concurrent.EpochNanoClock;

/** The feeds of a demo: from each simulated broker all instruments, over real sockets. */
final class DemoFeeds implements AutoCloseable {
    private final List<DemoBroker> brokers;
    private final List<BrokerFeed> feeds = new ArrayList<>();
    private final Map<String, BrokerFeed> connections = new LinkedHashMap<>();

    DemoFeeds(List<DemoBroker> brokers) {
        this.brokers = brokers;
    }

    /** As many connections as a broker needs for all its instruments. */
    private static int connections(DemoBroker broker) {
        BrokerStream stream = broker.kind().stream();
        int needed =
                SpreadFeed.needed(broker.simulator().instruments().size(), stream.instruments());
        if (needed > stream.connections()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    broker.kind().title()
                            + " streams "
                            + broker.kind().limit()
                            + ": fewer --stocks or --extra-stocks, or another --broker");
        }
        return needed;
    }

    private static String name(DemoBroker broker, int connection) {
        return connection == 0 ? broker.feedName() : broker.feedName() + "/" + (connection + 1);
    }

    /** Comma-separated, in order of feed number. */
    static String names(List<DemoBroker> brokers) {
        List<String> names = new ArrayList<>();
        for (DemoBroker broker : brokers) {
            for (int connection = 0; connection < connections(broker); connection++) {
                names.add(name(broker, connection));
            }
        }
        return String.join(",", names);
    }

    /** Makes the feeds and starts them. */
    void start(LiveEngine engine, Path directory, EpochNanoClock clock, LongPredicate inSession) {
        FrameCapture frames = engine.captureFrames(true);
        int number = 0;
        for (DemoBroker broker : brokers) {
            BrokerStream stream = broker.kind().stream();
            List<BrokerInstrument> instruments = broker.simulator().instruments();
            var ids = new BrokerIds(stream::segmentCode);
            ids.add(instruments, engine.instruments());
            List<BrokerFeed> parts = new ArrayList<>();
            for (int connection = 0; connection < connections(broker); connection++) {
                var setup =
                        new FeedSetup(
                                        number++,
                                        ids,
                                        engine::newSink,
                                        engine.pipeline()::newPatientSink,
                                        new FeedClocks(clock, System::nanoTime),
                                        stream.timings(),
                                        inSession,
                                        new SplittableRandom())
                                .withFrames(frames.of(stream.number()));
                BrokerFeed part =
                        stream.open(broker.account(directory), broker.environment(), setup);
                parts.add(part);
                connections.put(name(broker, connection), part);
            }
            var feed = new SpreadFeed(parts, stream.instruments());
            feed.subscribe(instruments);
            feeds.add(feed);
        }
        feeds.forEach(BrokerFeed::start);
    }

    /** By name of connection. */
    Map<String, FeedCounters> counters() {
        Map<String, FeedCounters> counters = new LinkedHashMap<>();
        connections.forEach((name, feed) -> counters.put(name, feed.counters()));
        return counters;
    }

    @Override
    public void close() {
        feeds.forEach(BrokerFeed::close);
    }
}
