package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;

/** How long a file's bars are: files do not say. */
final class BaseInterval {
    private BaseInterval() {}

    /** A day for daily bars; else the longest interval on whose buckets all of them begin. */
    static Interval of(BarSeries bars, DateSessions sessions) {
        if (bars.isDaily()) {
            return Interval.D1;
        }
        Interval longest = Interval.S1;
        for (Interval interval : Interval.values()) {
            if (interval != Interval.D1 && fits(bars, interval, sessions)) {
                longest = interval;
            }
        }
        return bars.size() == 1 ? Interval.M1 : longest;
    }

    private static boolean fits(BarSeries bars, Interval interval, DateSessions sessions) {
        for (int at = 0; at < bars.size(); at++) {
            long sinceOpenNs = bars.startNs(at) - sessions.of(bars.startNs(at)).openNs();
            if (Math.floorMod(sinceOpenNs, interval.lengthNs()) != 0) {
                return false;
            }
        }
        return true;
    }
}
