package io.icebreaker.stage.alert;

import io.icebreaker.bar.Interval;
import io.icebreaker.stage.FormingBars;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.PatternSource;
import io.icebreaker.stage.SeriesFeed;

/**
 * Who knows what about bars; all of them stand before rules on the lane.
 *
 * @param feed closed bars, series by series; indicators and patterns listen to it before rules do
 * @param imbalance rows of a bar imbalanced to buyers less those to sellers
 * @param forming bars that are not over, with all their words
 * @param footprint the same with rows
 * @param found marks of the bar in hand, last signals
 */
public record BarSources(
        SeriesFeed feed,
        IndicatorSource indicators,
        PatternSource patterns,
        Imbalance imbalance,
        FormingBars forming,
        FormingRows footprint,
        FoundTap found) {

    /** Rows of a bar imbalanced to buyers less those to sellers (3.5). */
    @FunctionalInterface
    public interface Imbalance {
        int applyAsInt(long[] bar, int at);
    }

    /** A forming bar, whose words are given, with its rows behind them; valid until the next call. */
    @FunctionalInterface
    public interface FormingRows {
        long[] forming(int id, Interval interval, long[] words);
    }
}
