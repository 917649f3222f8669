package io.icebreaker.stage.pattern;

import static io.icebreaker.finding.PivotWords.*;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.pattern.SessionPivots;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;

/**
 * Pivots of each instrument's session, from the daily bar before it; that of an earlier day has the
 * exchange's own figures. Until the session's first bar has closed they are those "for the next".
 */
final class PivotSheet implements Shown {
    private static final int DAILY = Interval.D1.ordinal();
    private static final int NEXT = -1;

    private final SeriesFeed feed;
    private final PivotSystem system;
    private final SessionPivots sessions = new SessionPivots();
    private final Findings findings;
    private final Changed changed;
    private final double[] levels = new double[PivotLevel.COUNT];

    /** By instrument. */
    private final long[] words;

    PivotSheet(StageContext context, SeriesFeed feed) {
        this.feed = feed;
        system = PivotSystem.valueOf(context.settings().text(Setting.PIVOT_SYSTEM));
        findings = context.findings();
        changed = new Changed(context.maxInstruments());
        words = new long[context.maxInstruments() * WORDS];
    }

    /** Daily bars only: the shorter ones that are kept may begin amid a session. */
    void onEarlier(int series, BarSeries bars, int at) {
        if (feed.interval(series) == DAILY) {
            int id = feed.id(series);
            sessions.define(id);
            sessions.add(
                    id,
                    SessionCalendar.istDay(bars.startNs(at)),
                    bars.openE4(at),
                    bars.highE4(at),
                    bars.lowE4(at),
                    bars.closeE4(at),
                    bars.volume(at));
        }
    }

    void onWarm(int series) {
        if (feed.interval(series) == DAILY) {
            int id = feed.id(series);
            sessions.nextLevels(id, system, levels);
            sessions.nextPrices(id, words, id * WORDS + HIGH);
            show(id, sessions.day(id), NEXT);
        }
    }

    /** The shortest bars and the day's own make up the session in hand. */
    void onBar(int series, long[] bar, int at) {
        int interval = feed.interval(series);
        if (interval != feed.shortest() && interval != DAILY) {
            return;
        }
        int id = feed.id(series);
        sessions.define(id);
        boolean opens =
                sessions.add(
                        id,
                        SessionCalendar.istDay(bar[at + Bar.SESSION_OPEN_NS]),
                        bar[at + Bar.OPEN],
                        bar[at + Bar.HIGH],
                        bar[at + Bar.LOW],
                        bar[at + Bar.CLOSE],
                        Bar.volume(bar, at));
        if (opens && sessions.dayBefore(id) != SessionPivots.NO_SESSION) {
            sessions.levels(id, system, levels);
            sessions.prices(id, words, id * WORDS + HIGH);
            show(id, sessions.dayBefore(id), sessions.day(id));
        }
    }

    private void show(int id, long fromDay, long forDay) {
        int at = id * WORDS;
        words[at + FROM_DAY] = fromDay;
        words[at + FOR_DAY] = forDay;
        words[at + SYSTEM] = system.ordinal();
        for (int i = 0; i < LEVELS; i++) {
            words[at + FIRST + i] = Double.doubleToLongBits(levels[i]);
        }
        findings.value(Mixed.of(words, at, HIGH)); // the prices behind it are words of bars already
        changed.mark(id);
    }

    @Override
    public int sheet() {
        return Sheet.PIVOTS;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words, key * WORDS, into, 0, WORDS);
    }
}
