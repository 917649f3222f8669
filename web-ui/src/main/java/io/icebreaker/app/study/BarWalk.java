package io.icebreaker.app.study;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Walks many series side by side, by day or by moment. */
final class BarWalk {
    /** No bar of that series at this step. */
    static final int NONE = -1;

    /** One step. */
    interface Step {
        /**
         * Looks at the bars of one day, or moment.
         *
         * @param when day since 1970, IST, or ns UTC
         * @param at by series: which of its bars it is, or {@link #NONE}; good for this call only
         */
        void at(long when, int[] at) throws IOException;
    }

    private interface Key {
        long of(BarSeries series, int at);
    }

    private BarWalk() {}

    /** By IST day, so that series of different hours meet; of several bars of a day the last counts. */
    static void days(List<BarSeries> all, Step step) throws IOException {
        walk(all, (series, at) -> SessionCalendar.istDay(series.startNs(at)), step);
    }

    /** By the bars' start. */
    static void moments(List<BarSeries> all, Step step) throws IOException {
        walk(all, BarSeries::startNs, step);
    }

    private static void walk(List<BarSeries> all, Key key, Step step) throws IOException {
        int[] next = new int[all.size()];
        int[] at = new int[all.size()];
        for (long when = least(all, next, key);
                when < Long.MAX_VALUE;
                when = least(all, next, key)) {
            Arrays.fill(at, NONE);
            for (int s = 0; s < at.length; s++) {
                BarSeries series = all.get(s);
                while (next[s] < series.size() && key.of(series, next[s]) == when) {
                    at[s] = next[s]++;
                }
            }
            step.at(when, at);
        }
    }

    private static long least(List<BarSeries> all, int[] next, Key key) {
        long least = Long.MAX_VALUE;
        for (int s = 0; s < next.length; s++) {
            if (next[s] < all.get(s).size()) {
                least = Math.min(least, key.of(all.get(s), next[s]));
            }
        }
        return least;
    }
}
