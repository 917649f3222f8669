package io.icebreaker.bar;

import io.icebreaker.tick.Instrument;

/**
 * Closed bars of the days before this one, as a journal has them beside it: what indicators, patterns and
 * scans begin a session with (analytics 7.2). The same for live, restart, replay and backtest of a day.
 * Immutable; any thread.
 */
@FunctionalInterface
public interface EarlierBars {
    /** As many bars of a series are kept from day to day (analytics 7.2, WARMUP_BARS). */
    int MOST = 300;

    /** As many of days: three calendar years and some, which is what seasonality looks at (8.9). */
    int MOST_DAYS = 800;

    /** As many bars of an interval are kept from day to day. */
    static int most(Interval interval) {
        return interval == Interval.D1 ? MOST_DAYS : MOST;
    }

    /** A journal without any: everything begins cold. */
    EarlierBars NONE = (instrument, interval) -> null;

    /**
     * The last bars of an instrument before the day, oldest first; null when there are none.
     *
     * @param interval any; of days the exchange's own figures where they are known
     */
    BarSeries of(Instrument instrument, Interval interval);

    /** The same, at most the last {@code most} bars of each series. */
    default EarlierBars latest(int most) {
        return (instrument, interval) -> {
            BarSeries all = of(instrument, interval);
            return all == null ? null : all.latest(most);
        };
    }
}
