package io.icebreaker.app;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.journal.JournalException;
import io.icebreaker.publish.Board;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.Orders;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.agrona.concurrent.EpochNanoClock;

/** One live day: engine, page and feeds, started in that order and stopped in the other. */
final class LiveDay implements AutoCloseable {
    private final Path directory;
    private final LiveEngine engine;
    private final Map<String, KiteFeed> feeds = new ConcurrentSkipListMap<>();
    private final RestAccounts accounts;
    private final ArmedOrders orders;
    private final Backfill backfill;
    private final PageServer page;
    private final FrameSink frames;
    private final DayEnd end;
    private final SnapshotProcess snapshots;
    private final BackupSchedule backup;
    private final long gapsBefore;
    private boolean closed;

    private LiveDay(
            AppConfig config,
            Universe universe,
            LocalDate date,
            EpochNanoClock clock,
            BackupSchedule backup,
            boolean quiet)
            throws JournalException {
        this.backup = backup;
        List<KiteSession> sessions = config.feeds().stream().map(LiveDay::session).toList();
        directory = config.journalDirectory().resolve(date.toString());
        boolean shown = config.web().enabled();
        Board board = Boards.of(config.maxInstruments(), historyMb(config));
        var store = new HistoryStore(config.journalDirectory());
        List<HistoryRow> earlier = DayEnd.earlier(store, date);
        end = new DayEnd(store, board, date, universe.all());
        LiveEngine.Plan plan = plan(config, board);
        engine = LiveEngine.open(plan, quiet);
        snapshots = new SnapshotProcess(directory, config);
        gapsBefore = engine.pipeline().counters().get(Counter.FEED_GAPS);
        try {
            engine.begin(universe.all(), earlier, plan, clock);
            engine.startClock(clock);
            accounts = RestAccounts.of(config, clock);
            orders = orders(config.trading(), universe, clock);
            backfill = backfill(config, universe, clock);
            page = shown ? page(config, clock) : null;
            frames = engine.captureFrames(config.captureFrames());
            for (int feed = 0; feed < sessions.size(); feed++) {
                feeds.put(
                        config.feeds().get(feed).name(),
                        feed(config.feeds().get(feed), feed, sessions.get(feed), universe, clock));
            }
            feeds.values().forEach(KiteFeed::start);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private LiveEngine.Plan plan(AppConfig config, Board board) {
        String names =
                config.feeds().stream().map(AppConfig.Feed::name).collect(Collectors.joining(","));
        return new LiveEngine.Plan(
                directory,
                config.profile(),
                config.maxInstruments(),
                board,
                config.settings(),
                config.hash(),
                names,
                config.journal());
    }

    /** Without a page only the day's minutes are wanted, for what later days start with. */
    static int historyMb(AppConfig config) {
        return config.web().enabled() ? config.web().historyMb() : 2;
    }

    /** Who we are to the broker; missing credentials are said before anything is opened. */
    private static KiteSession session(AppConfig.Feed feed) {
        try {
            return Credentials.session(feed);
        } catch (IllegalArgumentException e) {
            throw new CommandException("feed " + feed.name() + ": " + e.getMessage(), e);
        }
    }

    static LiveDay open(
            AppConfig config,
            Universe universe,
            LocalDate date,
            EpochNanoClock clock,
            BackupSchedule backup,
            boolean quiet)
            throws JournalException {
        return new LiveDay(config, universe, date, clock, backup, quiet);
    }

    private Backfill backfill(AppConfig config, Universe universe, EpochNanoClock clock) {
        var fills = new Backfill(engine, clock);
        List<AppConfig.Feed> all = config.backfill() ? config.feeds() : List.of();
        for (int number = 0; number < all.size(); number++) {
            String name = all.get(number).name();
            if (accounts.of(name) != null) {
                List<Instrument> instruments = universe.byFeed().get(name);
                fills.add(
                        number,
                        name,
                        accounts.of(name),
                        instruments.stream().map(KiteFeed::instrument).toList());
            }
        }
        return fills;
    }

    /** Null unless the configuration arms an account: then nothing here can place an order. */
    private ArmedOrders orders(TradingPlan plan, Universe universe, EpochNanoClock clock) {
        if (!plan.isArmed()) {
            return null;
        }
        List<BrokerInstrument> tradable =
                universe.byFeed().get(plan.account()).stream().map(KiteFeed::instrument).toList();
        System.err.println("icebreaker: LIVE ORDERS: account " + plan.account() + " is armed");
        return ArmedOrders.open(
                plan,
                accounts.of(plan.account()),
                tradable,
                directory,
                engine.board(),
                engine.instruments(),
                clock);
    }

    private PageServer page(AppConfig config, EpochNanoClock clock) {
        var status =
                new EngineStatus(
                        EngineView.Mode.LIVE,
                        "live",
                        engine,
                        clock,
                        this::feedCounters,
                        backup::status);
        status.with(orders == null ? Orders.NONE : orders, () -> accounts.status(backfill::status));
        var days = RecordedDays.in(config.journalDirectory(), directory);
        var server = PageServer.start(config.web().port(), engine.board(), status, clock, days);
        System.err.println("icebreaker: the page is at " + server.address());
        return server;
    }

    private KiteFeed feed(
            AppConfig.Feed feed,
            int number,
            KiteSession session,
            Universe universe,
            EpochNanoClock clock) {
        List<Instrument> instruments = universe.byFeed().get(feed.name());
        var setup =
                new FeedSetup(
                        number,
                        engine.instruments()::id,
                        engine::newSink,
                        engine.pipeline()::newPatientSink,
                        new FeedClocks(clock, System::nanoTime),
                        KiteFeed.TIMINGS,
                        inSession(instruments),
                        new SplittableRandom(),
                        frames);
        URI url = feed.url() == null ? KiteConfig.LIVE : URI.create(feed.url());
        var kite = new KiteFeed(new KiteConfig(url, feed.tokenFile()), session, setup, order -> {});
        kite.subscribe(instruments.stream().map(KiteFeed::instrument).toList());
        return kite;
    }

    /** Whether any of the instruments' markets is open: only then is silence alarming. */
    private static LongPredicate inSession(List<Instrument> instruments) {
        SessionCalendar calendar = SessionCalendar.shipped();
        List<SessionGroup> groups =
                instruments.stream()
                        .map(Instrument::segment)
                        .map(SessionGroup::of)
                        .distinct()
                        .toList();
        return timeNs -> groups.stream().anyMatch(group -> isOpen(calendar, group, timeNs));
    }

    private static boolean isOpen(SessionCalendar calendar, SessionGroup group, long timeNs) {
        Session session = calendar.session(group, timeNs);
        return timeNs >= session.openNs()
                && timeNs < session.closeNs()
                && calendar.closedReason(group, SessionCalendar.istDate(timeNs)) == null;
    }

    private Map<String, FeedCounters> feedCounters() {
        Map<String, FeedCounters> counters = new LinkedHashMap<>();
        feeds.forEach((name, feed) -> counters.put(name, feed.counters()));
        return counters;
    }

    /** Looks after the day, now and then. */
    void look() {
        engine.tellFailures();
        backfill.look();
        end.look();
        snapshots.look();
    }

    /** Stops everything in order; says what came of the day. */
    Map<String, Object> finish() {
        close();
        return DayResult.of("LIVE", directory, engine, gapsBefore);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        feeds.values().forEach(KiteFeed::close);
        snapshots.close();
        if (page != null) {
            page.close();
        }
        if (backfill != null) {
            backfill.close();
        }
        if (orders != null) {
            orders.close();
        }
        engine.close();
        end.keep();
    }
}
