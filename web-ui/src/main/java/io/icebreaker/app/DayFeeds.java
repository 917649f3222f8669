package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerStream;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.SpreadFeed;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.master.UniverseChoice;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The feeds of a live day, whatever their brokers: each connection has a feed number, and a name, of its
 * own. Making them opens nothing; what is missing is said then.
 */
final class DayFeeds implements AutoCloseable {
    private final List<Plan> plans;
    private final Map<String, SpreadFeed> feeds = new LinkedHashMap<>();

    /** By name; pages ask while connections are still being made. */
    private final Map<String, BrokerFeed> connections = new ConcurrentSkipListMap<>();

    /**
     * One feed of the configuration.
     *
     * @param first number of its first connection
     * @param connections how many it has
     */
    private record Plan(
            AppConfig.Feed feed,
            Account account,
            UniverseChoice choice,
            BrokerIds ids,
            int first,
            int connections) {
        BrokerStream stream() {
            return account.kind().stream();
        }

        String name(int connection) {
            return connection == 0 ? feed.name() : feed.name() + "/" + (connection + 1);
        }
    }

    private DayFeeds(List<Plan> plans) {
        this.plans = plans;
    }

    /**
     * Numbers the connections.
     *
     * @throws CommandException when a feed has more instruments than its broker takes, credentials are
     *     missing, or there are too many feeds
     */
    static DayFeeds of(AppConfig config, Universe universe) {
        List<Plan> plans = new ArrayList<>();
        int number = 0;
        for (AppConfig.Feed feed : config.feeds()) {
            Account account = account(feed);
            UniverseChoice choice = universe.choices().get(feed.name());
            var plan =
                    new Plan(
                            feed,
                            account,
                            choice,
                            new BrokerIds(account.kind().stream()::segmentCode),
                            number,
                            connections(feed, account.kind().stream(), choice.most()));
            plans.add(plan);
            number += plan.connections();
        }
        if (number > TickFlags.MAX_FEEDS) {
            throw new CommandException(
                    Exit.BAD_CONFIG,
                    "the feeds have "
                            + number
                            + " connections together; there is room for "
                            + TickFlags.MAX_FEEDS);
        }
        return new DayFeeds(plans);
    }

    private static Account account(AppConfig.Feed feed) {
        Account account = Credentials.account(feed);
        try {
            account.kind().stream().checkCredentials(account, System.getenv());
            return account;
        } catch (IllegalArgumentException e) {
            throw new CommandException("feed " + feed.name() + ": " + e.getMessage(), e);
        }
    }

    private static int connections(AppConfig.Feed feed, BrokerStream stream, int instruments) {
        int needed = SpreadFeed.needed(instruments, stream.instruments());
        int allowed = feed.connections() == 0 ? stream.connections() : feed.connections();
        if (needed > allowed) {
            throw new CommandException(
                    Exit.BAD_CONFIG,
                    feed.key(feed.universe().isEmpty() ? "symbols" : "universe")
                            + ": "
                            + instruments
                            + " instruments, but "
                            + allowed
                            + (allowed == 1 ? " connection takes " : " connections take ")
                            + allowed * stream.instruments());
        }
        return feed.connections() == 0 ? needed : feed.connections();
    }

    /** Comma-separated, in order of feed number. */
    String names() {
        List<String> names = new ArrayList<>();
        for (Plan plan : plans) {
            for (int connection = 0; connection < plan.connections(); connection++) {
                names.add(plan.name(connection));
            }
        }
        return String.join(",", names);
    }

    /**
     * Makes the feeds, with everything subscribed; {@link #start} starts them.
     *
     * @param orderNews told the name of a feed whose stream tells of an order, on its socket's thread
     */
    void prepare(
            LiveEngine engine,
            FrameCapture frames,
            EpochNanoClock clock,
            Consumer<String> orderNews) {
        for (Plan plan : plans) {
            List<BrokerFeed> parts = new ArrayList<>();
            for (int connection = 0; connection < plan.connections(); connection++) {
                var session = new ShareSession(SessionCalendar.shipped());
                int number = plan.first() + connection;
                FeedSetup setup = setup(plan, number, engine, frames, clock, session);
                String account = plan.feed().name();
                BrokerFeed part =
                        plan.stream()
                                .open(
                                        plan.account(),
                                        System.getenv(),
                                        setup.withOrderNews(() -> orderNews.accept(account)));
                session.of(part::segments);
                parts.add(part);
                connections.put(plan.name(connection), part);
            }
            var feed = new SpreadFeed(parts, plan.stream().instruments());
            plan.ids().add(plan.choice().fixed(), engine.instruments());
            try {
                feed.subscribe(plan.choice().fixed());
            } catch (IllegalArgumentException e) { // not in this mode
                throw new CommandException("feed " + plan.feed().name() + ": " + e.getMessage(), e);
            }
            feeds.put(plan.feed().name(), feed);
        }
    }

    /** Hears of a connection: its number, its feed's name in the configuration, what it shall stream. */
    interface ConnectionVisitor {
        void visit(int number, String feed, List<BrokerInstrument> instruments);
    }

    /** Tells each connection's share of what streams all day. */
    void forEachConnection(ConnectionVisitor visitor) {
        for (Plan plan : plans) {
            for (int connection = 0; connection < plan.connections(); connection++) {
                List<BrokerInstrument> share =
                        SpreadFeed.firstShare(
                                plan.choice().fixed(), plan.connections(), connection);
                visitor.visit(plan.first() + connection, plan.feed().name(), share);
            }
        }
    }

    /** Leaves beside the captured frames what it takes to read them again. */
    void keepNumbers(Path day) {
        try {
            FrameNumbers numbers = FrameNumbers.of(day);
            for (Plan plan : plans) {
                for (int connection = 0; connection < plan.connections(); connection++) {
                    int feed = plan.first() + connection;
                    numbers.add(feed, plan.stream()::segmentCode, plan.choice().fixed());
                    for (UniverseChoice.Chain chain : plan.choice().chains()) {
                        numbers.add(feed, plan.stream()::segmentCode, chain.options());
                    }
                }
            }
            numbers.write();
        } catch (IOException e) {
            System.err.println(
                    "icebreaker: the day goes on, but verify --frames may not know all of its"
                            + " instruments: "
                            + e.getMessage());
        }
    }

    private static FeedSetup setup(
            Plan plan,
            int number,
            LiveEngine engine,
            FrameCapture frames,
            EpochNanoClock clock,
            ShareSession session) {
        return new FeedSetup(
                        number,
                        plan.ids(),
                        engine::newSink,
                        engine.pipeline()::newPatientSink,
                        new FeedClocks(clock, System::nanoTime),
                        plan.stream().timings(),
                        session,
                        new SplittableRandom())
                .withFrames(frames.of(plan.stream().number()));
    }

    void start() {
        feeds.values().forEach(BrokerFeed::start);
    }

    /**
     * Those that make the options around the market follow it. Call when the feeds are {@link #prepare
     * prepared}; only from the thread that began the day.
     */
    List<AtmFollower> followers(LiveEngine engine, EpochNanoClock clock) {
        List<AtmFollower> followers = new ArrayList<>();
        for (Plan plan : plans) {
            var listing =
                    new FollowedListing(engine, feeds.get(plan.feed().name()), plan.ids(), clock);
            for (UniverseChoice.Chain chain : plan.choice().chains()) {
                followers.add(new AtmFollower(chain, listing));
            }
        }
        return followers;
    }

    /** By name of feed in the configuration. */
    Map<String, SpreadFeed> feeds() {
        return feeds;
    }

    /** How each feed stands, by name in the configuration. */
    Map<String, FeedState> states() {
        Map<String, FeedState> all = new LinkedHashMap<>();
        feeds.forEach((name, feed) -> all.put(name, feed.state()));
        return all;
    }

    /** Segments a feed streams now; empty for one that is not of this day. */
    Set<String> segments(String feed) {
        SpreadFeed known = feeds.get(feed);
        return known == null ? Set.of() : known.segments();
    }

    /** By name of connection. */
    Map<String, FeedCounters> counters() {
        return each(BrokerFeed::counters);
    }

    /** By name of connection. */
    Map<String, Coverage> coverage() {
        return each(BrokerFeed::coverage);
    }

    private <T> Map<String, T> each(Function<BrokerFeed, T> what) {
        Map<String, T> all = new LinkedHashMap<>();
        connections.forEach((name, connection) -> all.put(name, what.apply(connection)));
        return all;
    }

    @Override
    public void close() {
        feeds.values().forEach(BrokerFeed::close);
    }
}
