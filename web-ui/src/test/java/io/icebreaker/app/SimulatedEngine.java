package io.icebreaker.app;

import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import io.icebreaker.web.EngineView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The composition of a live day, journal and page included, with some time of the simulated market behind it,
 * put through as fast as it goes.
 */
final class SimulatedEngine implements AutoCloseable {
    /** 2026-11-23, a Monday, 09:15 IST. */
    static final long OPEN_NS = 1_795_405_500_000_000_000L;

    private static final long CLOCK_NS = 250_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int ROOM = 256;

    private final LiveEngine engine;
    private final PageServer page;

    SimulatedEngine(Path directory, Settings settings, int minutes) throws Exception {
        this(directory, settings, 0, minutes);
    }

    /** From one minute of the session to another; nobody sees the market before. */
    SimulatedEngine(Path directory, Settings settings, int fromMinute, int minutes)
            throws Exception {
        this(directory, settings, fromMinute, minutes, Map.of());
    }

    /** The same with rules taken into use at some minutes. */
    SimulatedEngine(
            Path directory,
            Settings settings,
            int fromMinute,
            int minutes,
            Map<Integer, String> rules)
            throws Exception {
        var plan =
                new LiveEngine.Plan(
                        directory,
                        Profile.QUIET_VPS,
                        ROOM,
                        Boards.of(ROOM, Boards.DEFAULT_MB),
                        settings,
                        0,
                        "simulated");
        engine = LiveEngine.open(plan, true);
        var model = new MarketModel(MarketConfig.of(20_260_803, OPEN_NS));
        engine.begin(model.instruments(), List.of(), plan, () -> OPEN_NS);
        engine.measure(() -> OPEN_NS + (fromMinute + minutes) * MINUTE_NS);
        TickSink sink = engine.pipeline().newPatientSink();
        long fromNs = OPEN_NS + fromMinute * MINUTE_NS;
        for (long at = OPEN_NS; at < fromNs; at += CLOCK_NS) {
            model.advanceTo(at, unseen -> {});
        }
        for (long at = fromNs; at < OPEN_NS + minutes * MINUTE_NS; at += CLOCK_NS) {
            model.advanceTo(at, snapshot -> put(sink, snapshot.tick()));
            Events.clock(sink.claim(), at);
            sink.publish();
            long sinceOpenNs = at - OPEN_NS;
            String text = rules.get((int) (sinceOpenNs / MINUTE_NS));
            if (text != null && sinceOpenNs % MINUTE_NS == 0) {
                engine.rules().take(text, at);
            }
        }
        engine.pipeline().drain(60_000);
        long nowNs = OPEN_NS + minutes * MINUTE_NS;
        var status =
                new EngineStatus(
                        EngineView.Mode.DEMO, "simulated market", engine, () -> nowNs, Map::of);
        var days = RecordedDays.ofDemo(directory);
        page = PageServer.start(0, engine.board(), status, () -> nowNs, days);
    }

    private static void put(TickSink sink, Tick packet) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(packet.bytes(), 0).sequence(sequence);
        sink.publish();
    }

    LiveEngine engine() {
        return engine;
    }

    PageServer page() {
        return page;
    }

    java.util.Set<String> paths() {
        return page.paths();
    }

    String address() {
        return page.address();
    }

    @Override
    public void close() {
        page.close();
        engine.close();
    }
}
