package io.icebreaker.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Instrument;

/** One instrument as a scan of one's own sees it: as of its last closed minute. */
public interface ScanView {
    Instrument instrument();

    /**
     * A column of the scan {@code all}: prices in rupees, percentages as numbers, indicators of the daily
     * series with today's bar last; NaN for unknown.
     *
     * @throws IllegalArgumentException when there is no such column, or it is a text
     */
    double value(String column);

    /** Closed bars of earlier days, oldest first; empty when there are none. Prices E4. */
    BarSeries earlier(Interval interval);
}
