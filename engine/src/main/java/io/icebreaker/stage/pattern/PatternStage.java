package io.icebreaker.stage.pattern;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.pattern.ChartPatternKernel;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.PatternSource;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.Tick;
import java.util.List;

/**
 * Takes each closed bar into the patterns and swings of its series, behind the indicators; bars of earlier
 * days are taken in silence.
 */
public final class PatternStage extends Stage implements SeriesFeed.Listener, PatternSource {
    private final IndicatorSource indicators;
    private final CandlePatternKernel candles;
    private final ChartPatternKernel charts = new ChartPatternKernel();
    private final SwingKernel swings;
    private final Teller teller;
    private final SwingSheet swingSheet;
    private final PivotSheet pivots;

    /** {@code indicators}: listens to the feed before this stage does. */
    public PatternStage(StageContext context, SeriesFeed feed, IndicatorSource indicators) {
        this.indicators = indicators;
        candles = new CandlePatternKernel(context.settings().isOn(Setting.ENGULF_ONE_END));
        swings = new SwingKernel((int) context.settings().whole(Setting.SR_LOOKBACK));
        teller = new Teller(context, feed, candles, charts, swings);
        swingSheet = new SwingSheet(context, feed, swings);
        pivots = new PivotSheet(context, feed);
        feed.add(this);
    }

    @Override
    public String name() {
        return "pattern";
    }

    /** What the board shows. */
    public List<Shown> sheets() {
        return List.of(swingSheet, pivots);
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        // Closed bars come by the feed; packets change nothing.
    }

    @Override
    public void onSeries(int series) {
        candles.define(series);
        charts.define(series);
        swings.define(series);
        swingSheet.define(series);
    }

    @Override
    public void onEarlier(int series, BarSeries bars, int at) {
        add(
                series,
                bars.openE4(at),
                bars.highE4(at),
                bars.lowE4(at),
                bars.closeE4(at),
                bars.volume(at));
        swingSheet.bar(series, bars.startNs(at), bars.closeE4(at));
        pivots.onEarlier(series, bars, at);
    }

    @Override
    public void onWarm(int series) {
        swingSheet.show(series);
        pivots.onWarm(series);
    }

    @Override
    public void onBar(int series, long[] words, int at) {
        long close = words[at + Bar.CLOSE];
        add(
                series,
                words[at + Bar.OPEN],
                words[at + Bar.HIGH],
                words[at + Bar.LOW],
                close,
                Bar.volume(words, at));
        teller.tell(series, words, at);
        if (swingSheet.bar(series, words[at + Bar.START_NS], close)) {
            swingSheet.show(series);
        }
        pivots.onBar(series, words, at);
    }

    private void add(int series, long open, long high, long low, long close, long volume) {
        candles.add(series, open, high, low, close, volume);
        double atr14 = indicators.value(series, Indicator.ATR14);
        charts.add(series, open, high, low, close, volume, atr14);
        swings.add(series, open, high, low, close, volume);
    }

    @Override
    public int candle(int series, CandlePattern pattern) {
        return candles.value(series, pattern);
    }

    @Override
    public boolean isValid(int series, CandlePattern pattern) {
        return candles.isValid(series, pattern);
    }

    @Override
    public boolean developsValid(int series, CandlePattern pattern) {
        return candles.bars(series) + 1 > pattern.lookback();
    }

    @Override
    public void developing(int series, long[] bar, int[] out) {
        candles.developing(
                series,
                bar[Bar.OPEN],
                bar[Bar.HIGH],
                bar[Bar.LOW],
                bar[Bar.CLOSE],
                Bar.volume(bar, 0),
                out);
    }

    /** Pivots of each instrument's session. */
    public Shown pivots() {
        return pivots;
    }

    /** Levels of swings, for later stages of the lane. */
    public SwingKernel swings() {
        return swings;
    }
}
