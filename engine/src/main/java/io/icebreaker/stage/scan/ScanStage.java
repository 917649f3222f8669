package io.icebreaker.stage.scan;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.scan.Breadth;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import java.util.List;

/**
 * Scanners and market views (analytics 8): packets move the day's figures and breadth, closed minutes and
 * bars of the technical interval are judged, each second the market is looked at as a whole.
 */
public final class ScanStage extends Stage implements BarListener, SeriesFeed.Listener {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MINUTE = Interval.M1.ordinal();
    private static final int DAY = Interval.D1.ordinal();
    private static final long UNTRADED = Bar.SYNTHETIC | Bar.BACKFILLED | Bar.PHANTOM;

    /** In a HISTORY event of a session: close and open interest. */
    private static final int HISTORY_CLOSE = 2;

    private static final int HISTORY_OI = 7;

    private final Sessions sessions;
    private final SeriesFeed feed;
    private final Universe universe;
    private final DayFigures days = new DayFigures();
    private final DailyBook book = new DailyBook(days);
    private final RowSheet rows;
    private final BtstList btst;
    private final TechnicalWatch technical;
    private final MinuteScans minutes;
    private final MarketSheet market;
    private final Breadth breadth;
    private long second;
    private boolean isStale;

    /**
     * Behind those whose values it reads.
     *
     * @param feed that the indicators listen to already
     * @param tap that stages before this one tell their findings to
     * @param cap how many alerts the day has; kept with this stage's state
     */
    public ScanStage(
            StageContext context,
            SeriesFeed feed,
            IndicatorSource indicators,
            DayVwap vwap,
            PcrSource pcr,
            ScanTap tap,
            AlertCap cap) {
        this.feed = feed;
        sessions = context.sessions();
        universe = new Universe(context.maxInstruments());
        rows = new RowSheet(context, universe);
        breadth = new Breadth(context.maxInstruments());
        var teller = new ScanTeller(context);
        btst = new BtstList(universe, rows, teller);
        technical = new TechnicalWatch(context, indicators, cap, rows, teller);
        minutes = new MinuteScans(universe, days, book, rows, btst, teller, vwap, pcr);
        market = new MarketSheet(context, universe, days, book, rows, btst, vwap, breadth);
        tap.hear(new FoundWatch(context, universe, rows));
        feed.add(this);
    }

    @Override
    public String name() {
        return "scan";
    }

    /** What the board shows. */
    public List<Shown> sheets() {
        return List.of(rows, market);
    }

    /** For rules: the overnight score A of today's last closed minute (analytics 8.3), NaN for none. */
    public double btst(int id) {
        int place = universe.place(id);
        return place == Universe.NONE ? Double.NaN : rows.score(place, days.day(place));
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> {
                if (tick.effectiveTimeNs() != 0) {
                    onTick(tick);
                }
            }
            case EventKind.INSTRUMENT -> define(tick);
            case EventKind.HISTORY -> onHistory(tick);
            default -> {
                // Clock events only move the time.
            }
        }
        if (tick.kind() == EventKind.TICK || tick.kind() == EventKind.CLOCK) {
            onTime(tick);
        }
    }

    private void define(Tick tick) {
        universe.define(tick.id(), Events.instrument(tick));
        if (universe.place(tick.id()) != Universe.NONE) {
            days.define(universe.place(tick.id()));
        }
    }

    private void onHistory(Tick tick) {
        int place = tick.id() < 0 ? Universe.NONE : universe.place(tick.id());
        if (place != Universe.NONE && Events.historyKind(tick) == HistoryKind.SESSION) {
            days.history(
                    place,
                    Events.historyDay(tick),
                    Events.historyWord(tick, HISTORY_CLOSE),
                    Events.historyWord(tick, HISTORY_OI));
        }
    }

    private void onTick(Tick tick) {
        int place = universe.place(tick.id());
        if (place == Universe.NONE) {
            return;
        }
        Session session = sessions.session(tick.id());
        if (days.isNew(place, session)) {
            begin(place, session);
        }
        days.onTick(place, tick, session);
        count(place);
    }

    /** Breadth moves where a sign does. */
    private void count(int place) {
        if (universe.isCounted(place)) {
            breadth.update(
                    place,
                    days.open(place),
                    days.ltp[place],
                    days.previousClose(place),
                    days.countedVolume(place));
        }
        isStale = true;
    }

    private void begin(int place, Session session) {
        room(place);
        days.begin(place, session);
        rows.begin(place, days.day(place));
        btst.begin(place, days.day(place), session.closeNs());
    }

    /** Makes room where an instrument begins. */
    private void room(int place) {
        if (!rows.has(place)) {
            book.define(place);
            technical.define(place);
            rows.define(place);
        }
    }

    /** Once a second of receive time, whether a packet or the clock tells it. */
    private void onTime(Tick tick) {
        long now = Math.floorDiv(tick.receiveTimeNs(), SECOND_NS);
        if (now <= second) {
            return;
        }
        second = now;
        btst.at(tick.receiveTimeNs(), tick.sequence());
        if (isStale) {
            isStale = false;
            market.make(tick.receiveTimeNs());
        }
    }

    @Override
    public void onBar(long[] words, int at) {
        if (words[at + Bar.INTERVAL] == MINUTE && (words[at + Bar.FLAGS] & UNTRADED) == 0) {
            int place = universe.place((int) words[at + Bar.ID]);
            if (place != Universe.NONE && rows.has(place)) {
                minutes.onMinute(place, words, at);
                count(place);
            }
        }
    }

    // ---- series of closed bars

    @Override
    public void onSeries(int series) {
        int place = universe.place(feed.id(series));
        if (place != Universe.NONE) {
            room(place);
        }
    }

    @Override
    public void onEarlier(int series, BarSeries bars, int at) {
        int place = universe.place(feed.id(series));
        if (place == Universe.NONE) {
            return;
        }
        if (feed.interval(series) == DAY) {
            book.onEarlier(place, bars, at);
        }
        if (feed.interval(series) == technical.interval()) {
            technical.onEarlier(place, series, bars.closeE4(at));
        }
    }

    @Override
    public void onWarm(int series) {
        // What is said of a day begins with its first minute.
    }

    @Override
    public void onBar(int series, long[] words, int at) {
        int place = universe.place(feed.id(series));
        if (place == Universe.NONE) {
            return;
        }
        if (feed.interval(series) == technical.interval()) {
            technical.onBar(place, series, words, at);
        }
        if (feed.interval(series) == DAY) {
            book.onDay(place, words[at + Bar.CLOSE]);
        }
    }
}
