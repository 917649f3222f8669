package io.icebreaker.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionGroup;
import java.util.Arrays;

/**
 * Recorded bars merged into those of a longer interval, anchored at the session's open (analytics 2.2, 2.7):
 * for scans, rules and imports alike. What began before the open, or past the after-close minute, is in none;
 * what began in that minute is in the last. Cold; filled when made.
 */
public final class BarRollup {
    /** The place of a bar that nothing was merged into (FILL). */
    public static final int NOWHERE = -1;

    private static final int NO_BAR = -1;

    private final BarSeries fine;
    private final DateSessions sessions;
    private final Interval interval;
    private final long fillUntilNs;
    private final BarSeries bars;
    private int[] lastParts = new int[64];
    private long outside;
    private Session session;
    private Row open;
    private int lastPart;

    private BarRollup(BarSeries fine, DateSessions sessions, Interval interval, long fillUntilNs) {
        this.fine = fine;
        this.sessions = sessions;
        this.interval = interval;
        this.fillUntilNs = fillUntilNs;
        bars = new BarSeries(fine.symbol(), interval == Interval.D1);
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
        return made(fine, new DateSessions(group), interval, fillUntilNs).bars;
    }

    /** The same without filling, and what became of each bar. */
    public static BarRollup of(BarSeries fine, DateSessions sessions, Interval interval) {
        return made(fine, sessions, interval, 0);
    }

    private static BarRollup made(
            BarSeries fine, DateSessions sessions, Interval interval, long fillUntilNs) {
        var rollup = new BarRollup(fine, sessions, interval, fillUntilNs);
        for (int at = 0; at < fine.size(); at++) {
            rollup.take(at);
        }
        rollup.close();
        rollup.fillUpTo(Long.MAX_VALUE);
        return rollup;
    }

    private void take(int at) {
        Row row = fine.row(at);
        Session its = sessions.of(row.startNs());
        if (its != session && !its.equals(session)) {
            close();
            fillUpTo(Long.MAX_VALUE);
            session = its;
        }
        long startNs = startNs(session, interval, row.startNs());
        if (startNs == NO_BAR) {
            outside++;
            return;
        }
        if (open != null && open.startNs() != startNs) {
            close();
        }
        if (open == null) {
            fillUpTo(startNs);
        }
        open = open == null ? begun(startNs, row) : merged(open, row);
        lastPart = at;
    }

    /** Where the longer bar begins that holds a moment, ns UTC; {@link #NO_BAR} outside the session. */
    private static long startNs(Session session, Interval interval, long timeNs) {
        long overNs = session.closeNs() + (session.always() ? 0 : Session.AFTER_CLOSE_NS);
        if (timeNs < session.openNs() || timeNs >= overNs) {
            return NO_BAR;
        }
        long sinceOpenNs = Math.min(timeNs, session.closeNs() - 1) - session.openNs();
        return session.openNs() + sinceOpenNs / interval.lengthNs() * interval.lengthNs();
    }

    private static Row begun(long startNs, Row first) {
        return new Row(
                startNs,
                first.openE4(),
                first.highE4(),
                first.lowE4(),
                first.closeE4(),
                first.volume(),
                0,
                first.turnoverE4());
    }

    /** Turnover that a part does not say is none of the whole, too. */
    private static Row merged(Row open, Row next) {
        boolean known = open.turnoverE4() != 0 && next.turnoverE4() != 0;
        return new Row(
                open.startNs(),
                open.openE4(),
                Math.max(open.highE4(), next.highE4()),
                Math.min(open.lowE4(), next.lowE4()),
                next.closeE4(),
                open.volume() + next.volume(),
                0,
                known ? open.turnoverE4() + next.turnoverE4() : 0);
    }

    private void close() {
        if (open != null) {
            add(open, lastPart);
            open = null;
        }
    }

    private void add(Row row, int part) {
        if (bars.size() == lastParts.length) {
            lastParts = Arrays.copyOf(lastParts, 2 * lastParts.length);
        }
        lastParts[bars.size()] = part;
        bars.add(row);
    }

    /** Flat bars behind the last one of this session, up to a moment or the close. */
    private void fillUpTo(long endNs) {
        if (session == null || bars.size() == 0) {
            return;
        }
        long last = bars.startNs(bars.size() - 1);
        long close = bars.closeE4(bars.size() - 1);
        long end = Math.min(Math.min(endNs, fillUntilNs), session.closeNs());
        if (last < session.openNs()) {
            return;
        }
        for (long at = last + interval.lengthNs(); at < end; at += interval.lengthNs()) {
            add(new Row(at, close, close, close, close, 0, 0, 0), NOWHERE);
        }
    }

    /** The longer bars. */
    public BarSeries bars() {
        return bars;
    }

    /** The last of the bars that went into a longer one, by their places. */
    public int lastPart(int bar) {
        return lastParts[bar];
    }

    /** Bars that lie outside all sessions. */
    public long outside() {
        return outside;
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
