package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.before.DayBars;
import io.icebreaker.scan.BarRollup;
import java.util.EnumMap;
import java.util.Map;

/**
 * A file's minutes, or longer bars of a day, as bars of their own and all longer intervals that are whole
 * numbers of them (analytics 2.7).
 */
final class RolledMinutes {
    private final Map<Interval, BarSeries> all = new EnumMap<>(Interval.class);
    private long outside;

    RolledMinutes(String segment, BarSeries minutes) {
        var sessions = new DateSessions(SessionGroup.of(segment));
        long stepNs = shortestStep(minutes);
        for (Interval interval : Interval.values()) {
            boolean fits = interval.lengthNs() % stepNs == 0;
            if (interval.compareTo(DayBars.SHORTEST) >= 0 && fits) {
                BarRollup rolled = BarRollup.of(minutes, sessions, interval);
                outside = rolled.outside(); // the same for each interval
                if (rolled.bars().size() > 0) {
                    all.put(interval, rolled.bars());
                }
            }
        }
    }

    /** How far bars of one day lie apart at the least; a minute where that is no whole number of them. */
    private static long shortestStep(BarSeries minutes) {
        long shortest = Math.min(BarRollup.spacingNs(minutes), Interval.D1.lengthNs());
        boolean isWhole = shortest > 0 && shortest % Interval.M1.lengthNs() == 0;
        return isWhole ? shortest : Interval.M1.lengthNs();
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
