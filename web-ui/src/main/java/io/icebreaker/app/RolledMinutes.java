package io.icebreaker.app;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.before.DayBars;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * A file's minutes, or longer bars of a day, as bars of their own and all longer intervals: each in the
 * bucket of its start, anchored to the session (analytics 2.2), longer ones merged from them (2.7).
 */
final class RolledMinutes {
    /** A session's last bar takes what trades up to so long after the close (analytics 2.2). */
    private static final long AFTER_CLOSE_NS = 60_000_000_000L;

    private final SessionGroup group;
    private final Map<Interval, BarSeries> all = new EnumMap<>(Interval.class);
    private long outside;

    RolledMinutes(String segment, BarSeries minutes) {
        group = SessionGroup.of(segment);
        long stepNs = shortestStep(minutes);
        for (Interval interval : Interval.values()) {
            boolean fits = interval.lengthNs() % stepNs == 0;
            if (interval.compareTo(DayBars.SHORTEST) >= 0 && fits) {
                roll(minutes, interval);
            }
        }
    }

    /** How far bars of one day lie apart at the least; a minute where that is no whole number of them. */
    private static long shortestStep(BarSeries minutes) {
        long shortest = Interval.D1.lengthNs();
        for (int bar = 1; bar < minutes.size(); bar++) {
            shortest = Math.min(shortest, minutes.startNs(bar) - minutes.startNs(bar - 1));
        }
        boolean isWhole = shortest % Interval.M1.lengthNs() == 0;
        return minutes.size() > 1 && isWhole ? shortest : Interval.M1.lengthNs();
    }

    private void roll(BarSeries minutes, Interval interval) {
        var rolled = new BarSeries(minutes.symbol(), interval == Interval.D1);
        long[] words = new long[Bar.WORDS];
        long[] session = {0, 0, Long.MIN_VALUE};
        BarSeries.Row open = null;
        outside = 0; // the same for each interval
        for (int bar = 0; bar < minutes.size(); bar++) {
            BarSeries.Row row = minutes.row(bar);
            if (row.startNs() >= session[2] || row.startNs() < session[0]) {
                session = session(row.startNs());
            }
            if (row.startNs() < session[0] || row.startNs() >= session[2]) {
                outside++;
                continue;
            }
            Bar.open(words, 0, 0, interval, row.startNs(), session, 0);
            BarSeries.Row started = at(row, words[Bar.START_NS]);
            if (open != null && open.startNs() == started.startNs()) {
                open = merged(open, row);
            } else {
                add(rolled, open);
                open = started;
            }
        }
        add(rolled, open);
        if (rolled.size() > 0) {
            all.put(interval, rolled);
        }
    }

    private static void add(BarSeries rolled, BarSeries.Row open) {
        if (open != null) {
            rolled.add(open);
        }
    }

    /** Open, close, and when the minute behind the close is over. */
    private long[] session(long timeNs) {
        LocalDate day = SessionCalendar.istDate(timeNs);
        var session = SessionCalendar.shipped().sessionOn(group, day);
        return new long[] {session.openNs(), session.closeNs(), session.closeNs() + AFTER_CLOSE_NS};
    }

    private static BarSeries.Row at(BarSeries.Row row, long startNs) {
        return new BarSeries.Row(
                startNs,
                row.openE4(),
                row.highE4(),
                row.lowE4(),
                row.closeE4(),
                row.volume(),
                0,
                row.turnoverE4());
    }

    private static BarSeries.Row merged(BarSeries.Row open, BarSeries.Row next) {
        return new BarSeries.Row(
                open.startNs(),
                open.openE4(),
                Math.max(open.highE4(), next.highE4()),
                Math.min(open.lowE4(), next.lowE4()),
                next.closeE4(),
                open.volume() + next.volume(),
                0,
                open.turnoverE4() == 0 || next.turnoverE4() == 0
                        ? 0
                        : open.turnoverE4() + next.turnoverE4());
    }

    /** Bars by interval, none shorter than those of the file. */
    Map<Interval, BarSeries> intervals() {
        return all;
    }

    /** Bars that lie outside all sessions and are left out. */
    long outside() {
        return outside;
    }
}
