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

    /**
     * What a session begins with, for stages, page and files alike: the last bars of an instrument that began
     * before its open, oldest first; null when there are none.
     *
     * @param openNs ns UTC
     */
    default BarSeries before(Instrument instrument, Interval interval, long openNs) {
        return LatestBars.of(this, instrument, interval, openNs, MOST);
    }

    /**
     * The same bars, of which a session begins with {@code most} at the most (setting warmup.bars); this very
     * object when it has no more anyway.
     */
    default EarlierBars latest(int most) {
        return new LatestBars(this, most);
    }
}
