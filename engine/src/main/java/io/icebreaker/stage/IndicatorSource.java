package io.icebreaker.stage;

import io.icebreaker.bar.Interval;
import io.icebreaker.indicator.Indicator;

/**
 * Indicators as of the event in hand, for later stages of the lane (analytics 7). Series are those of {@link
 * SeriesFeed}. Allocates nothing.
 */
public interface IndicatorSource {
    /** What {@link #developing} answers where nothing is forming, or no bar has closed before. */
    long NOT_FORMING = -1;

    /** An indicator at a series' last closed bar; NaN before its lookback. */
    double value(int series, Indicator indicator);

    /** Whether a value is only the zero of a market without movement; rules read it as NaN (9.2). */
    boolean isFlat(int series, Indicator indicator);

    /**
     * The values that an instrument's bar would have if it closed now; nothing of it is kept.
     *
     * @param out takes them, one an {@link Indicator#ordinal}
     * @return which are flat, a bit an indicator, or {@link #NOT_FORMING}
     */
    long developing(int id, Interval interval, double[] out);
}
