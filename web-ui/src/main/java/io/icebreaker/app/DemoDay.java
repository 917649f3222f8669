package io.icebreaker.app;

import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A simulated day: the market model, Kite's server in front of it, and from the socket on everything that a
 * live day has. The market's clock stands still while no demo runs, so nothing is missed between two
 * starts.
 */
final class DemoDay implements AutoCloseable {
    private static final String FEED_NAME = "kite-sim";
    private static final String API_KEY = "demo";

    /** A demo trades its own signals on paper. */
    static final Settings SETTINGS =
            Settings.DEFAULTS.with(Setting.PAPER_STRATEGY.key(), "signals");

    private static final long MINUTE_NS = 60_000_000_000L;

    /**
     * The server looks at its market a hundred times a second; snapshots are due one to four times a second
     * an instrument.
     */
    private static final long PUMP_NS = 10_000_000L;

    /**
     * How a demo is run.
     *
     * @param directory the journal's
     * @param room for instruments
     * @param morning minutes of a new session to put through at once
     */
    record Plan(
            Path directory,
            DemoMarket market,
            Profile profile,
            int room,
            int morning,
            boolean quiet) {}

    private final DemoMarket market;
    private final LiveEngine engine;
    private final ShiftedClock clock;
    private final KiteServer server;
    private final KiteFeed feed;
    private final long gapsBefore;
    private final Path directory;
    private PageServer page;
    private boolean closed;

    private DemoDay(Plan plan) throws JournalException, IOException {
        market = plan.market();
        directory = plan.directory();
        var board = Boards.of(plan.room(), Boards.DEFAULT_MB);
        var enginePlan =
                new LiveEngine.Plan(
                        directory,
                        plan.profile(),
                        plan.room(),
                        board,
                        SETTINGS,
                        market.hash(),
                        FEED_NAME);
        engine = LiveEngine.open(enginePlan, plan.quiet());
        gapsBefore = engine.pipeline().counters().get(Counter.FEED_GAPS);
        long fromNs = Math.max(market.openNs(), engine.recoveredUntilNs() + 1);
        MarketModel model = modelAt(fromNs, plan.quiet());
        String token = Long.toHexString(new SplittableRandom().nextLong());
        server = new KiteServer(0, API_KEY, token, model);
        engine.begin(
                server.tokens().onWire(),
                DemoHistory.of(market, server.tokens().onWire()),
                enginePlan,
                () -> fromNs);
        boolean fresh = engine.recoveredUntilNs() == 0;
        var morning = new DemoMorning(engine.pipeline().newPatientSink(), plan.quiet());
        clock = ShiftedClock.startingAt(morning.play(model, fromNs, fresh ? plan.morning() : 0));
        engine.startClock(clock);
        feed = feed(token, server.tokens().onWire(), engine.captureFrames(true).of(0));
        server.drive(clock, PUMP_NS);
        feed.start();
    }

    static DemoDay open(Plan plan) throws JournalException, IOException {
        return new DemoDay(plan);
    }

    /** The market as it stood when the demo stopped: made again from the opening bell on. */
    private MarketModel modelAt(long startNs, boolean quiet) {
        var model = new MarketModel(market.toConfig());
        var progress = new Progress("making the simulated day again: minutes", quiet);
        for (long at = market.openNs(); at < startNs; at += MINUTE_NS) {
            model.advanceTo(Math.min(at + MINUTE_NS, startNs), snapshot -> {});
            progress.accept((at - market.openNs()) / MINUTE_NS);
        }
        return model;
    }

    private KiteFeed feed(String token, List<Instrument> instruments, FrameSink frames) {
        var credentials =
                KiteSession.of(
                        Map.of(KiteSession.API_KEY, API_KEY, KiteSession.ACCESS_TOKEN, token),
                        null);
        var setup =
                new FeedSetup(
                        0,
                        engine.instruments()::id,
                        engine::newSink,
                        engine.pipeline()::newPatientSink,
                        new FeedClocks(clock, System::nanoTime),
                        KiteFeed.TIMINGS,
                        timeNs -> timeNs < market.closeNs(),
                        new SplittableRandom(),
                        frames);
        var config = new KiteConfig(URI.create(server.url()), null);
        var kite = new KiteFeed(config, credentials, setup, order -> {});
        kite.subscribe(instruments.stream().map(KiteFeed::instrument).toList());
        return kite;
    }

    /** Starts the page's server; returns its address. */
    String serve(int port) {
        var status =
                new EngineStatus(
                        EngineView.Mode.DEMO,
                        "simulated market",
                        engine,
                        clock,
                        () -> Map.of(FEED_NAME, feed.counters()));
        var days = RecordedDays.ofDemo(directory);
        var brokers = PageBrokers.demo(DemoCommand.home());
        page = PageServer.start(port, engine.board(), status, clock, days, brokers);
        return page.address();
    }

    /** Looks after the day, now and then. */
    void look() {
        engine.tellFailures();
    }

    /** Whether the simulated session has closed. */
    boolean isOver() {
        return clock.nanoTime() > market.closeNs() + MINUTE_NS;
    }

    /** Stops everything in order; says what came of this run. */
    Map<String, Object> finish() {
        close();
        return DayResult.of("DEMO (simulated market)", directory, engine, gapsBefore);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        feed.close();
        server.close();
        if (page != null) {
            page.close();
        }
        engine.close();
    }
}
