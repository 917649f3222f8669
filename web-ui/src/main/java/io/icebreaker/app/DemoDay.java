package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A simulated day: the market model, brokers' servers in front of it, and from the socket on everything that
 * a live day has. The market's clock stands still while no demo runs, so nothing is missed between two
 * starts.
 */
final class DemoDay implements AutoCloseable {

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
     * @param brokers simulated ones that all show it
     * @param morning minutes of a new session to put through at once
     * @param alerts where they are kept, and whether they leave
     */
    record Plan(
            Path directory,
            DemoMarket market,
            Profile profile,
            int room,
            List<BrokerKind> brokers,
            int morning,
            DayAlerts.Plan alerts,
            boolean quiet) {
        /** Equal demos, equal number. */
        long hash() {
            String names = DemoBroker.names(brokers);
            return names.equals("kite") ? market.hash() : Objects.hash(market.hash(), names);
        }
    }

    private final DemoMarket market;
    private final LiveEngine engine;
    private final ShiftedClock clock;
    private final List<DemoBroker> brokers = new ArrayList<>();
    private final DemoFeeds feeds;
    private final DayAlerts alerts;
    private final Path directory;
    private PageServer page;
    private boolean closed;

    private DemoDay(Plan plan) throws JournalException, IOException {
        market = plan.market();
        directory = plan.directory();
        var board = Boards.of(plan.room(), Boards.DEFAULT_MB);
        MarketModel first = new MarketModel(market.toConfig());
        DemoSectors.keepIn(directory, first.sectors()); // the market.sectors of this demo
        brokers.add(DemoBroker.open(plan.brokers().get(0), first));
        List<MarketModel> others = openOthers(plan.brokers());
        var enginePlan =
                new LiveEngine.Plan(
                        directory,
                        plan.profile(),
                        plan.room(),
                        board,
                        SETTINGS,
                        plan.hash(),
                        DemoFeeds.names(brokers));
        List<Instrument> instruments = instruments();
        Before.Maker past = DemoBars.maker(market, instruments);
        engine = LiveEngine.open(enginePlan.withEarlierBars(past), plan.quiet());
        long fromNs = Math.max(market.openNs(), engine.recovered().untilNs() + 1);
        catchUp(first, fromNs, plan.quiet());
        engine.begin(instruments, DemoHistory.of(market, instruments), enginePlan, () -> fromNs);
        alerts = DayAlerts.open(plan.alerts(), engine, this::nowNs);
        boolean fresh = engine.recovered().untilNs() == 0;
        var morning = new DemoMorning(engine.pipeline().newPatientSink(), plan.quiet());
        long nowNs = morning.play(first, fromNs, fresh ? plan.morning() : 0);
        others.forEach(model -> catchUp(model, nowNs, true));
        clock = ShiftedClock.startingAt(nowNs);
        engine.startClock(clock);
        brokers.forEach(broker -> broker.simulator().drive(clock, PUMP_NS));
        feeds = new DemoFeeds(brokers);
        feeds.start(engine, directory, clock, timeNs -> timeNs < market.closeNs());
    }

    /** Before the day runs the time is that of its beginning, or of where it goes on. */
    private long nowNs() {
        ShiftedClock running = clock;
        return running != null
                ? running.nanoTime()
                : Math.max(market.openNs(), engine.recovered().untilNs() + 1);
    }

    /** Each further broker shows the same market, made by a model of its own. */
    private List<MarketModel> openOthers(List<BrokerKind> kinds) throws IOException {
        List<MarketModel> models = new ArrayList<>();
        for (BrokerKind kind : kinds.subList(1, kinds.size())) {
            var model = new MarketModel(market.toConfig());
            brokers.add(DemoBroker.open(kind, model));
            models.add(model);
        }
        return models;
    }

    /** In the first broker's order, which is the market's; then what only the others have. */
    private List<Instrument> instruments() {
        return brokers.stream()
                .flatMap(broker -> broker.simulator().instruments().stream())
                .map(BrokerInstrument::instrument)
                .distinct()
                .toList();
    }

    static DemoDay open(Plan plan) throws JournalException, IOException {
        return new DemoDay(plan);
    }

    /** Brings a market from the opening bell to where the demo stopped. */
    private void catchUp(MarketModel model, long startNs, boolean quiet) {
        var progress = new Progress("making the simulated day again: minutes", quiet);
        for (long at = market.openNs(); at < startNs; at += MINUTE_NS) {
            model.advanceTo(Math.min(at + MINUTE_NS, startNs), snapshot -> {});
            progress.accept((at - market.openNs()) / MINUTE_NS);
        }
    }

    /** Starts the page's server; returns its address. */
    String serve(int port) throws ConfigException {
        var status =
                new EngineStatus(
                                EngineView.Mode.DEMO,
                                "simulated market",
                                engine,
                                clock,
                                feeds::counters)
                        .with(alerts)
                        .with(DemoSectors.in(directory));
        var days = RecordedDays.ofDemo(directory);
        var brokers = PageBrokers.demo(DemoCommand.home());
        page = PageServer.start(port, engine.board(), status, clock, days, brokers);
        return page.address();
    }

    /** Looks after the day, now and then. */
    void look() {
        engine.tellFailures();
        if (alerts != null) {
            alerts.look();
        }
    }

    /** Whether the simulated session has closed. */
    boolean isOver() {
        return clock.nanoTime() > market.closeNs() + MINUTE_NS;
    }

    /** Stops everything in order; says what came of this run. */
    Map<String, Object> finish() {
        close();
        return DayResult.of("DEMO (simulated market)", directory, engine);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        feeds.close();
        brokers.forEach(broker -> broker.simulator().close());
        if (page != null) {
            page.close();
        }
        engine.close();
        if (alerts != null) {
            alerts.close();
        }
    }
}
