package io.icebreaker.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;

/**
 * Merges bars of a recorded series into those of a longer interval, anchored at the session's open
 * (analytics 2.2, 2.7). What began before the open, or more than the after-close minute past the close, is
 * in none. Cold; one use a series.
 */
public final class BarRollup {
    private static final SessionCalendar CALENDAR = SessionCalendar.shipped();

    private final SessionGroup group;
    private final Interval interval;
    private final long fillUntilNs;
    private final BarSeries out;
    private Session session;
    private long startNs = Long.MIN_VALUE;
    private long openE4;
    private long highE4;
    private long lowE4;
    private long closeE4;
    private long volume;
    private long turnoverE4;

    private BarRollup(String symbol, SessionGroup group, Interval interval, long fillUntilNs) {
        this.group = group;
        this.interval = interval;
        this.fillUntilNs = fillUntilNs;
        out = new BarSeries(symbol, interval == Interval.D1);
    }

    /**
     * The series at a longer interval; a day of its bars begins at the session's open.
     *
     * @param group whose hours the instrument keeps
     * @param fillUntilNs intervals without a trade that begin before it repeat the last close, from the
     *     session's first trade on (2.2, FILL); 0 for none
     */
    public static BarSeries of(
            BarSeries fine, SessionGroup group, Interval interval, long fillUntilNs) {
        var rollup = new BarRollup(fine.symbol(), group, interval, fillUntilNs);
        for (int at = 0; at < fine.size(); at++) {
            rollup.take(fine, at);
        }
        rollup.close();
        rollup.fillUpTo(Long.MAX_VALUE);
        return rollup.out;
    }

    private void take(BarSeries fine, int at) {
        long timeNs = fine.startNs(at);
        if (session == null || timeNs >= session.dayEndNs()) {
            close();
            fillUpTo(Long.MAX_VALUE);
            session = CALENDAR.session(group, timeNs);
        }
        long lastStart = session.always() ? session.closeNs() - 1 : session.closeNs();
        if (timeNs < session.openNs() || timeNs > lastStart) {
            return;
        }
        long k = Math.min(timeNs - session.openNs(), session.closeNs() - session.openNs() - 1);
        long start = session.openNs() + k / interval.lengthNs() * interval.lengthNs();
        if (start != startNs) {
            close();
            fillUpTo(start);
            begin(start, fine.openE4(at));
        }
        highE4 = Math.max(highE4, fine.highE4(at));
        lowE4 = Math.min(lowE4, fine.lowE4(at));
        closeE4 = fine.closeE4(at);
        volume += fine.volume(at);
        turnoverE4 += fine.turnoverE4(at);
    }

    private void begin(long start, long firstE4) {
        startNs = start;
        openE4 = firstE4;
        highE4 = Long.MIN_VALUE;
        lowE4 = Long.MAX_VALUE;
        volume = 0;
        turnoverE4 = 0;
    }

    private void close() {
        if (startNs != Long.MIN_VALUE) {
            out.add(new Row(startNs, openE4, highE4, lowE4, closeE4, volume, 0, turnoverE4));
            startNs = Long.MIN_VALUE;
        }
    }

    /** Flat bars behind the last one of this session, up to a moment or the close. */
    private void fillUpTo(long endNs) {
        if (session == null || out.size() == 0) {
            return;
        }
        long last = out.startNs(out.size() - 1);
        long end = Math.min(Math.min(endNs, fillUntilNs), session.closeNs());
        if (last < session.openNs()) {
            return;
        }
        for (long at = last + interval.lengthNs(); at < end; at += interval.lengthNs()) {
            out.add(new Row(at, closeE4, closeE4, closeE4, closeE4, 0, 0, 0));
        }
    }

    /** The shortest time between two bars of a series: its own interval; 0 with fewer than two. */
    public static long spacingNs(BarSeries series) {
        long least = Long.MAX_VALUE;
        for (int at = 1; at < series.size(); at++) {
            least = Math.min(least, series.startNs(at) - series.startNs(at - 1));
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }
}
