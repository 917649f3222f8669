package io.icebreaker.app;

import io.icebreaker.app.alert.Origin;
import io.icebreaker.journal.JournalException;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/** One live day: engine, page and feeds, started in that order and stopped in the other. */
final class LiveDay implements AutoCloseable {
    private final Path directory;
    private final LiveEngine engine;
    private final DayFeeds feeds;
    private volatile DayAccounts accounts; // feeds tell it news, and may begin before it
    private final List<AtmFollower> followers;
    private final EpochNanoClock clock;
    private final DayCheck check;
    private final DayAlerts alerts;
    private final PageServer page;
    private final DayEnd end;
    private final SnapshotProcess snapshots;
    private final FreedMemory freed = new FreedMemory();
    private final BackupSchedule backup;
    private MorningMasters morning; // null without a page: nobody searches
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
        this.clock = clock;
        feeds = DayFeeds.of(config, universe);
        directory = config.journalDirectory().resolve(date.toString());
        boolean shown = config.web().enabled();
        Board board = Boards.of(config.maxInstruments(), historyMb(config));
        var store = new HistoryStore(config.journalDirectory());
        List<HistoryRow> earlier = DayEnd.earlier(store, date);
        var bars = BarStore.beside(config.journalDirectory());
        var barsEnd = new DayBarsEnd(bars, directory, board, date);
        end = new DayEnd(store, barsEnd, board, date, universe.all());
        LiveEngine.Plan plan = plan(config, board).withEarlierBars(bars.before(date));
        engine = LiveEngine.openBehind(plan);
        snapshots = new SnapshotProcess(directory, config, engine.pipeline()::journaled);
        try {
            begin(universe, earlier, plan);
            prepare(config);
            boolean startsEarly = engine.recovered().isBehind();
            if (startsEarly) { // what they bring meanwhile waits
                feeds.start();
            }
            engine.recover(quiet);
            alerts = DayAlerts.open(alerts(config), engine, clock); // misses none that fires live
            engine.goLive();
            engine.startClock(clock);
            check = DayCheck.of(config, engine, feeds, clock);
            accounts = new DayAccounts(config, universe, feeds, engine, directory, clock);
            page = shown ? page(config, universe) : null;
            followers = feeds.followers(engine, clock);
            if (!startsEarly) {
                feeds.start();
            }
        } catch (RuntimeException | JournalException e) {
            close();
            throw e;
        }
    }

    private void begin(Universe universe, List<HistoryRow> earlier, LiveEngine.Plan plan) {
        List<Instrument> wanted =
                HistoryEvents.withHeld(
                        universe.all(), earlier, universe.book(), plan.maxInstruments());
        engine.begin(wanted, earlier, plan, clock);
    }

    private void prepare(AppConfig config) {
        feeds.prepare(
                engine, engine.captureFrames(config.captureFrames()), clock, this::onOrderUpdate);
        if (config.captureFrames()) {
            feeds.keepNumbers(directory);
        }
    }

    /** Before there are accounts nothing is lost: they begin with their order books. */
    private void onOrderUpdate(String feed) {
        DayAccounts known = accounts;
        if (known != null) {
            known.onOrderUpdate(feed);
        }
    }

    private LiveEngine.Plan plan(AppConfig config, Board board) {
        return new LiveEngine.Plan(
                directory,
                config.profile(),
                config.maxInstruments(),
                board,
                config.settings(),
                config.hash(),
                feeds.names(),
                config.journal(),
                target -> {});
    }

    private DayAlerts.Plan alerts(AppConfig config) {
        var days = RecordedDays.in(config.journalDirectory(), directory);
        return new DayAlerts.Plan(config.alerts(), config.rules(), Origin.LIVE, true, days::path);
    }

    /** Without a page only the day's minutes are wanted, for what later days start with. */
    static int historyMb(AppConfig config) {
        return config.web().enabled() ? config.web().historyMb() : 2;
    }

    static LiveDay open(
            AppConfig config,
            Universe universe,
            LocalDate date,
            EpochNanoClock clock,
            BackupSchedule backup,
            boolean quiet)
            throws JournalException {
        try {
            return new LiveDay(config, universe, date, clock, backup, quiet);
        } catch (UnfitSnapshotException e) {
            e.tell();
            return open(config, universe, date, clock, backup, quiet);
        }
    }

    private PageServer page(AppConfig config, Universe universe) {
        var status =
                new EngineStatus(
                                EngineView.Mode.LIVE,
                                "live",
                                engine,
                                clock,
                                feeds::counters,
                                feeds::coverage,
                                backup::status)
                        .ofListed(universe.book(), universe.counters())
                        .with(config.sectors())
                        .with(accounts.orders(), accounts::status)
                        .with(accounts.questions())
                        .with(alerts);
        morning =
                universe.morning(config, book -> status.ofListed(book, universe.counters()), clock);
        var days = RecordedDays.in(config.journalDirectory(), directory);
        var brokers = PageBrokers.live(config, engine.board().feeds(), check::last);
        var server =
                PageServer.start(config.web().port(), engine.board(), status, clock, days, brokers);
        System.err.println("icebreaker: the page is at " + server.address());
        return server;
    }

    /** How each feed stands, by name in the configuration. */
    Map<String, FeedState> feedStates() {
        return feeds.states();
    }

    /** Looks after the day, now and then. */
    void look() {
        engine.tellFailures();
        long nowNs = clock.nanoTime();
        followers.forEach(follower -> follower.look(nowNs));
        if (morning != null) {
            morning.look(Instant.ofEpochSecond(0, nowNs));
        }
        accounts.look();
        end.look();
        check.look();
        if (alerts != null) {
            alerts.look();
        }
        snapshots.look();
        freed.look();
    }

    /** Stops everything in order; says what came of the day. */
    Map<String, Object> finish() {
        close();
        return DayResult.of("LIVE", directory, engine);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean isWhole = !engine.recovered().isBehind();
        feeds.close();
        snapshots.close();
        if (page != null) {
            page.close();
        }
        if (accounts != null) {
            accounts.close();
        }
        engine.close();
        if (alerts != null) {
            alerts.close();
        }
        if (isWhole) { // half a day's bars are none to begin the next with
            end.finish();
        }
    }
}
