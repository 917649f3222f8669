package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;

/**
 * Closed bars of one instrument and interval, with their ends and trading days.
 *
 * @param endNs when each was over, ns UTC (analytics 2.2)
 * @param day days since 1970 of its session's open, IST
 */
record CandleFrame(Interval interval, BarSeries bars, long[] endNs, long[] day) {
    /** The file's own bars, as they stand. */
    static CandleFrame of(BarSeries bars, Interval interval, CandleSessions sessions) {
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

    /**
     * Longer bars from these (analytics 2.7), anchored to the session's open. What lies before the open
     * enters none; what lies past the close belongs to the last, which then ends with it.
     */
    CandleFrame rollUp(Interval longer, CandleSessions sessions) {
        var rolled = new BarSeries(bars.symbol(), longer == Interval.D1);
        var ends = new long[bars.size()];
        var days = new long[bars.size()];
        int from = 0;
        while (from < bars.size()) {
            Session session = sessions.of(bars.startNs(from));
            long startNs = bucketNs(session, longer, bars.startNs(from));
            int to = from + 1;
            while (to < bars.size()
                    && bars.startNs(to) < session.dayEndNs()
                    && bucketNs(session, longer, bars.startNs(to)) == startNs) {
                to++;
            }
            if (startNs >= session.openNs()) {
                long bucketEnd = Math.min(startNs + longer.lengthNs(), session.closeNs());
                ends[rolled.size()] = Math.max(bucketEnd, endNs[to - 1]);
                days[rolled.size()] = day[from];
                rolled.add(merged(startNs, from, to));
            }
            from = to;
        }
        return new CandleFrame(longer, rolled, ends, days);
    }

    private static long bucketNs(Session session, Interval longer, long startNs) {
        long last = Math.floorDiv(session.closeNs() - session.openNs() - 1, longer.lengthNs());
        long index = Math.floorDiv(startNs - session.openNs(), longer.lengthNs());
        return session.openNs() + Math.min(index, last) * longer.lengthNs();
    }

    private Row merged(long startNs, int from, int to) {
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        long volume = 0;
        for (int at = from; at < to; at++) {
            high = Math.max(high, bars.highE4(at));
            low = Math.min(low, bars.lowE4(at));
            volume += bars.volume(at);
        }
        return new Row(startNs, bars.openE4(from), high, low, bars.closeE4(to - 1), volume, 0, 0);
    }
}
