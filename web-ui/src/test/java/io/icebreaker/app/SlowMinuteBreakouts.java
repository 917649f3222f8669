package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import java.util.ArrayList;
import java.util.List;

/** Breakouts on minute bars (analytics 8.1, INTRADAY_1M), everything counted anew for each bar. */
final class SlowMinuteBreakouts {
    private SlowMinuteBreakouts() {}

    /** The first of each day: its time, and 1 where the minute before was none. */
    static List<String> firstOfEachDay(BarSeries bars) {
        List<String> found = new ArrayList<>();
        long lastDay = 0;
        for (int i = 50; i < bars.size(); i++) {
            long day = SessionCalendar.istDay(bars.startNs(i));
            if (isBreakout(bars, i) && day != lastDay) {
                found.add(bars.startNs(i) + (isBreakout(bars, i - 1) ? " 0" : " 1"));
                lastDay = day;
            }
        }
        return found;
    }

    private static boolean isBreakout(BarSeries bars, int i) {
        if (i < 50) {
            return false;
        }
        long resistance = 0;
        long volumes = 0;
        for (int k = i - 50; k < i; k++) {
            resistance = Math.max(resistance, typical(bars, k));
            volumes += bars.volume(k);
        }
        return typical(bars, i) > resistance
                && 100 * bars.volume(i) >= volumes
                && bars.closeE4(i) >= 500_000
                && (crosses(bars, i) || crosses(bars, i - 1) || crosses(bars, i - 2));
    }

    private static long typical(BarSeries bars, int i) {
        return bars.highE4(i) + bars.lowE4(i) + bars.closeE4(i);
    }

    private static boolean crosses(BarSeries bars, int i) {
        return ema(bars, i, 8) > ema(bars, i, 13) && ema(bars, i - 1, 8) <= ema(bars, i - 1, 13);
    }

    /** From 400 bars before at most: what is older weighs less than a double can tell. */
    private static double ema(BarSeries bars, int i, int n) {
        int first = Math.max(0, i - 400);
        double e = 0;
        for (int k = first; k < first + n; k++) {
            e += bars.closeE4(k) / 10000.0 / n;
        }
        for (int k = first + n; k <= i; k++) {
            e += (bars.closeE4(k) / 10000.0 - e) * 2 / (n + 1);
        }
        return e;
    }
}
