package io.icebreaker.app;

import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.setting.Setting;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.Orders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** The running engine as the server shows it. Any thread. */
final class EngineStatus implements EngineView {
    private final Mode mode;
    private final String modeText;
    private final LiveEngine engine;
    private final EpochNanoClock clock;
    private final Supplier<Map<String, FeedCounters>> feeds;
    private final Supplier<Map<String, Object>> backup;
    private Orders orders = Orders.NONE;
    private Supplier<List<Broker>> brokers = List::of;

    /** {@code feeds}: the counters of each feed by its name, as far as feeds have started. */
    EngineStatus(
            Mode mode,
            String modeText,
            LiveEngine engine,
            EpochNanoClock clock,
            Supplier<Map<String, FeedCounters>> feeds) {
        this(mode, modeText, engine, clock, feeds, Map::of);
    }

    /** {@code backup}: when days are backed up, and how the last time went. */
    EngineStatus(
            Mode mode,
            String modeText,
            LiveEngine engine,
            EpochNanoClock clock,
            Supplier<Map<String, FeedCounters>> feeds,
            Supplier<Map<String, Object>> backup) {
        this.backup = backup;
        this.feeds = feeds;
        this.mode = mode;
        this.modeText = modeText;
        this.engine = engine;
        this.clock = clock;
    }

    /** Shows an armed account's orders, and how calls to brokers fare; before the page is served. */
    EngineStatus with(Orders armed, Supplier<List<Broker>> asked) {
        orders = armed;
        brokers = asked;
        return this;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public List<Broker> brokers() {
        return brokers.get();
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public String modeText() {
        return modeText;
    }

    @Override
    public String build() {
        return Build.name();
    }

    @Override
    public String sideModel() {
        return engine.settings().text(Setting.SIDE_MODEL);
    }

    @Override
    public Paper paper() {
        return Paper.of(engine.settings());
    }

    @Override
    public List<Session> calendar() {
        return SegmentDays.of(engine.board(), clock.nanoTime());
    }

    @Override
    public long journaledSequence() {
        return engine.pipeline().journaled();
    }

    @Override
    public Map<String, Object> journal() {
        JournalStatus status = engine.pipeline().journalStatus();
        return status == null ? Map.of() : status.toMap();
    }

    @Override
    public Map<String, Object> backup() {
        return backup.get();
    }

    @Override
    public long outputHash() {
        return engine.pipeline().output().hash();
    }

    @Override
    public long recoveredFrom() {
        return engine.recoveredFrom();
    }

    @Override
    public long timeToReadyMs() {
        return engine.timeToReadyMs();
    }

    @Override
    public long rejected() {
        return engine.pipeline().counters().rejected();
    }

    @Override
    public long gaps() {
        return engine.pipeline().counters().get(Counter.FEED_GAPS);
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> values = new LinkedHashMap<>();
        Pipeline pipeline = engine.pipeline();
        for (int i = 0; i < Counter.count(); i++) {
            values.put(Counter.of(i).name(), pipeline.counters().get(Counter.of(i)));
        }
        feeds.get().forEach((name, feed) -> addFeed(values, name, feed));
        return values;
    }

    private static void addFeed(Map<String, Long> values, String name, FeedCounters feed) {
        for (FeedCounter counter : FeedCounter.values()) {
            values.put(name + "." + counter.name(), feed.get(counter));
        }
    }
}
