package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;

/** The running engine as the server shows it. Any thread. */
final class EngineStatus implements EngineView {
    private static final long NS_PER_MS = 1_000_000;

    private final Mode mode;
    private final String modeText;
    private final LiveEngine engine;
    private final EpochNanoClock clock;
    private final Supplier<Map<String, FeedCounters>> feeds;
    private final SessionCalendar calendar = SessionCalendar.shipped();

    /** {@code feeds}: the counters of each feed by its name, as far as feeds have started. */
    EngineStatus(
            Mode mode,
            String modeText,
            LiveEngine engine,
            EpochNanoClock clock,
            Supplier<Map<String, FeedCounters>> feeds) {
        this.feeds = feeds;
        this.mode = mode;
        this.modeText = modeText;
        this.engine = engine;
        this.clock = clock;
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
        Settings settings = engine.settings();
        return new Paper(
                settings.text(Setting.PAPER_STRATEGY),
                settings.text(Setting.PAPER_PARAMS),
                settings.text(Setting.PAPER_MODEL),
                settings.whole(Setting.PAPER_LATENCY_MS));
    }

    @Override
    public List<Session> calendar() {
        Set<String> segments = new TreeSet<>();
        Board board = engine.board();
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null) {
                segments.add(instrument.segment());
            }
        }
        List<Session> sessions = new ArrayList<>();
        segments.forEach(segment -> sessions.add(session(segment)));
        return sessions;
    }

    private Session session(String segment) {
        long nowNs = clock.nanoTime();
        SessionGroup group = SessionGroup.of(segment);
        var day = calendar.session(group, nowNs);
        boolean closedToday = calendar.closedReason(group, SessionCalendar.istDate(nowNs)) != null;
        var auction =
                day.auctions().stream()
                        .filter(window -> window.fromNs() >= day.closeNs())
                        .findFirst();
        return new Session(
                segment,
                closedToday ? SessionState.CLOSED : state(day, nowNs),
                day.openNs() / NS_PER_MS,
                day.closeNs() / NS_PER_MS,
                auction.map(window -> window.fromNs() / NS_PER_MS).orElse(null),
                auction.map(window -> window.toNs() / NS_PER_MS).orElse(null));
    }

    private static SessionState state(io.icebreaker.calendar.Session day, long nowNs) {
        if (nowNs < day.openNs()) {
            return SessionState.PRE_OPEN;
        }
        if (nowNs < day.closeNs()) {
            return SessionState.OPEN;
        }
        return day.inAuction(nowNs) ? SessionState.AUCTION : SessionState.CLOSED;
    }

    @Override
    public long journaledSequence() {
        return engine.pipeline().journaled();
    }

    @Override
    public long outputHash() {
        return engine.pipeline().output().hash();
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
