package io.icebreaker.stage.alert;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.SeriesFeed;

/**
 * The bar that an instrument's trades form, with indicators and patterns as if it closed now; worked out when
 * a rule ON TICK first asks at an event. Compute lane; allocates nothing once it is made.
 */
final class FormingBar {
    private final transient BarSources sources;
    private final long[] words = new long[Bar.WORDS];
    private final double[] indicators = new double[Indicator.values().length];
    private final int[] patterns = new int[CandlePattern.values().length];
    private int id = -1;
    private int interval;
    private long event;
    private boolean isThere;
    private boolean isWorkedOut;
    private long flat;

    FormingBar(BarSources sources) {
        this.sources = sources;
    }

    /** Looks at an instrument's bar; false when there is none. Once an event is enough. */
    boolean look(int ofId, int ofInterval, long ofEvent) {
        if (id != ofId || interval != ofInterval || event != ofEvent) {
            id = ofId;
            interval = ofInterval;
            event = ofEvent;
            isWorkedOut = false;
            isThere = sources.forming().forming(id, Interval.of(interval), words);
            words[Bar.ROWS] = 0;
        }
        return isThere;
    }

    /** Without rows. */
    long[] words() {
        return words;
    }

    /** Rows imbalanced to buyers less those to sellers. */
    int imbalance() {
        long[] record = sources.footprint().forming(id, Interval.of(interval), words);
        return sources.imbalance().applyAsInt(record, 0);
    }

    private void workOut() {
        if (!isWorkedOut) {
            isWorkedOut = true;
            flat = sources.indicators().developing(id, Interval.of(interval), indicators);
            int series = sources.feed().series(id, Interval.of(interval));
            if (series != SeriesFeed.NONE) {
                sources.patterns().developing(series, words, patterns);
            }
        }
    }

    double indicator(int ordinal) {
        workOut();
        boolean isMissing = flat == IndicatorSource.NOT_FORMING || (flat >>> ordinal & 1) != 0;
        return isMissing ? Double.NaN : indicators[ordinal];
    }

    int pattern(int ordinal) {
        workOut();
        return patterns[ordinal];
    }
}
