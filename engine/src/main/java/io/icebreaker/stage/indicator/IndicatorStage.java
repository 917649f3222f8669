package io.icebreaker.stage.indicator;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.stage.FormingBars;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/**
 * Takes each closed bar into the indicators of its series; begins an instrument's series with its first
 * packet. First of those who listen to the feed: patterns read the ATR of the very bar.
 */
public final class IndicatorStage extends Stage implements SeriesFeed.Listener, IndicatorSource {
    private final SeriesFeed feed;
    private final FormingBars bars;
    private final IndicatorKernel kernel = new IndicatorKernel(0);
    private final IndicatorSheet sheet;
    private final long[] forming = new long[Bar.WORDS];

    /** {@code bars}: where developing values come from. */
    public IndicatorStage(StageContext context, SeriesFeed feed, FormingBars bars) {
        this.feed = feed;
        this.bars = bars;
        sheet = new IndicatorSheet(context, feed, kernel);
        feed.add(this);
    }

    @Override
    public String name() {
        return "indicator";
    }

    /** What the board shows. */
    public Shown sheet() {
        return sheet;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            feed.onTick(tick);
        }
    }

    @Override
    public void onSeries(int series) {
        kernel.define(series);
    }

    @Override
    public void onEarlier(int series, BarSeries earlier, int at) {
        kernel.add(series, earlier, at);
        sheet.bar(series, earlier.startNs(at), 0);
    }

    @Override
    public void onWarm(int series) {
        sheet.show(series);
    }

    @Override
    public void onBar(int series, long[] words, int at) {
        kernel.add(
                series,
                words[at + Bar.OPEN],
                words[at + Bar.HIGH],
                words[at + Bar.LOW],
                words[at + Bar.CLOSE],
                Bar.volume(words, at));
        sheet.bar(series, words[at + Bar.START_NS], words[at + Bar.END_NS]);
        sheet.show(series);
    }

    @Override
    public double value(int series, Indicator indicator) {
        return kernel.value(series, indicator);
    }

    @Override
    public boolean isFlat(int series, Indicator indicator) {
        return kernel.isFlat(series, indicator);
    }

    @Override
    public long developing(int id, Interval interval, double[] out) {
        int series = feed.series(id, interval);
        if (series == SeriesFeed.NONE || !bars.forming(id, interval, forming)) {
            return NOT_FORMING;
        }
        return kernel.developing(
                series,
                forming[Bar.OPEN],
                forming[Bar.HIGH],
                forming[Bar.LOW],
                forming[Bar.CLOSE],
                Bar.volume(forming, 0),
                out);
    }
}
