package io.icebreaker.app;

import io.icebreaker.feed.Coverage;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterCounter;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.scan.ScanProvider;
import io.icebreaker.setting.Setting;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.Alerts;
import io.icebreaker.web.BrokerQuestions;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.Orders;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** The running engine as the server shows it. Any thread. */
final class EngineStatus implements EngineView {
    private static final Map<String, String> COUNTED = sentences();

    private final Mode mode;
    private final String modeText;
    private final LiveEngine engine;
    private final EpochNanoClock clock;
    private final JournalSpace space;
    private final Supplier<Map<String, FeedCounters>> feeds;
    private final Supplier<Map<String, Coverage>> coverage;
    private final Supplier<Map<String, Object>> backup;
    private volatile Finder finder;
    private volatile MasterCounters masters = new MasterCounters();
    private Alerts alerts = Alerts.NONE;
    private Orders orders = Orders.NONE;
    private BrokerQuestions questions = BrokerQuestions.NONE;
    private Supplier<List<Broker>> brokers = List::of;
    private SectorBook sectors = SectorBook.none("no sectors");

    /** {@code feeds}: the counters of each feed by its name, as far as feeds have started. */
    EngineStatus(
            Mode mode,
            String modeText,
            LiveEngine engine,
            EpochNanoClock clock,
            Supplier<Map<String, FeedCounters>> feeds) {
        this(mode, modeText, engine, clock, feeds, Map::of, Map::of);
    }

    /**
     * {@code coverage}: how much of what is subscribed comes, by the same names; {@code backup}: when days
     * are backed up, and how the last time went.
     */
    EngineStatus(
            Mode mode,
            String modeText,
            LiveEngine engine,
            EpochNanoClock clock,
            Supplier<Map<String, FeedCounters>> feeds,
            Supplier<Map<String, Coverage>> coverage,
            Supplier<Map<String, Object>> backup) {
        this.coverage = coverage;
        this.backup = backup;
        this.feeds = feeds;
        this.mode = mode;
        this.modeText = modeText;
        this.engine = engine;
        this.clock = clock;
        space = new JournalSpace(engine.path());
        finder = new Finder(engine.board(), null);
    }

    /** Searches all that brokers list, and tells how their masters went. */
    EngineStatus ofListed(InstrumentBook book, MasterCounters counters) {
        var next = new Finder(engine.board(), book);
        next.listed(); // the first question finds it ready
        masters = counters;
        finder = next;
        return this;
    }

    @Override
    public List<Instrument> search(String words, int limit) {
        return finder.find(words, limit);
    }

    @Override
    public int listed() {
        return finder.listed();
    }

    /** Shows an armed account's orders, and how calls to brokers fare; before the page is served. */
    EngineStatus with(Orders armed, Supplier<List<Broker>> asked) {
        orders = armed;
        brokers = asked;
        return this;
    }

    /** Names sectors on the page; before it is served. */
    EngineStatus with(SectorBook book) {
        sectors = book;
        return this;
    }

    /** Shows rules and alerts; null for none; before the page is served. */
    EngineStatus with(DayAlerts watched) {
        alerts = watched == null ? Alerts.NONE : watched.room();
        return this;
    }

    @Override
    public List<ScanProvider> ownScans() {
        return PluginScans.all();
    }

    @Override
    public SectorBook sectors() {
        return sectors;
    }

    @Override
    public Alerts alerts() {
        return alerts;
    }

    /** Asks brokers what the page wants to know; before the page is served. */
    EngineStatus with(BrokerQuestions asked) {
        questions = asked;
        return this;
    }

    @Override
    public BrokerQuestions questions() {
        return questions;
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
    public String trouble() {
        return engine.pipeline().trouble(engine.board().engineTimeNs());
    }

    @Override
    public EngineMeter meter() {
        return engine.meter();
    }

    @Override
    public String sentence(String counter) {
        return COUNTED.get(counter.replaceFirst("^.*\\.", "."));
    }

    @Override
    public Map<String, Object> journal() {
        JournalStatus status = engine.pipeline().journalStatus();
        if (status == null) {
            return Map.of();
        }
        Map<String, Object> all = status.toMap();
        all.put("dayMb", space.dayMb());
        all.put("daysLeft", space.daysLeft(status.usableMb() - status.minFreeMb()));
        return all;
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
        return engine.recovered().from();
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
        values.putAll(masters.byName());
        coverage.get().forEach((name, covered) -> addCoverage(values, name, covered));
        return values;
    }

    private static Map<String, String> sentences() {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < Counter.count(); i++) {
            all.put(Counter.of(i).name(), Counter.of(i).sentence());
        }
        for (FeedCounter counter : FeedCounter.values()) {
            all.put("." + counter.name(), counter.meaning());
        }
        for (MasterCounter counter : MasterCounter.values()) {
            all.put("." + MasterCounters.word(counter), counter.meaning());
        }
        return all;
    }

    private static void addCoverage(Map<String, Long> values, String name, Coverage covered) {
        values.put(name + ".SUBSCRIBED", (long) covered.subscribed());
        values.put(name + ".ACKNOWLEDGED", (long) covered.acknowledged());
        values.put(name + ".TICKING", (long) covered.ticking());
    }

    private static void addFeed(Map<String, Long> values, String name, FeedCounters feed) {
        for (FeedCounter counter : FeedCounter.values()) {
            values.put(name + "." + counter.name(), feed.get(counter));
        }
    }
}
