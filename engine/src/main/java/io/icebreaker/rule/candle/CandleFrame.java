package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.scan.BarRollup;

/**
 * Closed bars of one instrument and interval, with their ends and trading days.
 *
 * @param endNs when each was over, ns UTC (analytics 2.2)
 * @param day days since 1970 of its session's open, IST
 */
record CandleFrame(Interval interval, BarSeries bars, long[] endNs, long[] day) {
    /** The file's own bars, as they stand. */
    static CandleFrame of(BarSeries bars, Interval interval, DateSessions sessions) {
        var endNs = new long[bars.size()];
        var day = new long[bars.size()];
        for (int at = 0; at < bars.size(); at++) {
            long startNs = bars.startNs(at);
            Session session = sessions.of(startNs);
            long fullNs = startNs + interval.lengthNs();
            boolean cut = startNs < session.closeNs() && fullNs > session.closeNs();
            endNs[at] = cut ? session.closeNs() : fullNs;
            day[at] = SessionCalendar.istDay(session.openNs());
        }
        return new CandleFrame(interval, bars, endNs, day);
    }

    /** Whether longer bars can be had of these. */
    boolean rollsUpTo(Interval longer) {
        return longer == interval
                || longer.lengthNs() > interval.lengthNs()
                        && (longer == Interval.D1 || longer.lengthNs() % interval.lengthNs() == 0);
    }

    /** Longer bars from these (analytics 2.7); one that a bar past the close is part of ends with that. */
    CandleFrame rollUp(Interval longer, DateSessions sessions) {
        BarRollup rollup = BarRollup.of(bars, sessions, longer);
        BarSeries rolled = rollup.bars();
        var ends = new long[rolled.size()];
        var days = new long[rolled.size()];
        for (int at = 0; at < rolled.size(); at++) {
            long startNs = rolled.startNs(at);
            long bucketEnd = Math.min(startNs + longer.lengthNs(), sessions.of(startNs).closeNs());
            ends[at] = Math.max(bucketEnd, endNs[rollup.lastPart(at)]);
            days[at] = day[rollup.lastPart(at)];
        }
        return new CandleFrame(longer, rolled, ends, days);
    }
}
