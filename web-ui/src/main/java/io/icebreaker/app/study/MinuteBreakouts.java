package io.icebreaker.app.study;

import io.icebreaker.app.Doubles;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.scan.BreakoutKernel;
import io.icebreaker.scan.BreakoutRule;
import java.util.List;

/** The breakout rule on minute bars (analytics 8.1, INTRADAY_1M), series after series. */
final class MinuteBreakouts {
    private static final int SERIES = 0;

    /** The cross may be of the bar in hand or one of the two before. */
    private static final int CROSS_HOLDS_BARS = 3;

    private final IndicatorKernel indicators = new IndicatorKernel(1);
    private final BreakoutKernel breakouts;
    private int barsSinceCross;
    private long toldDay;
    private boolean fresh;

    MinuteBreakouts(BreakoutRule rule) {
        breakouts = new BreakoutKernel(rule);
        breakouts.define(SERIES);
    }

    /** Judges the next bar of a series, from its first on; a row for a day's first breakout, else null. */
    List<String> judge(BarSeries bars, int at) {
        if (at == 0) {
            indicators.reset(SERIES);
            breakouts.reset(SERIES);
            barsSinceCross = CROSS_HOLDS_BARS;
            toldDay = Long.MIN_VALUE;
        }
        indicators.add(SERIES, bars, at);
        boolean crosses = indicators.value(SERIES, Indicator.EMA_CROSS) > 0;
        barsSinceCross = crosses ? 0 : Math.min(barsSinceCross + 1, CROSS_HOLDS_BARS);
        boolean breaksOut =
                breakouts.isBreakout(
                        SERIES,
                        bars.highE4(at),
                        bars.lowE4(at),
                        bars.closeE4(at),
                        bars.volume(at),
                        barsSinceCross < CROSS_HOLDS_BARS);
        fresh = breaksOut && !breakouts.wasBreakout(SERIES);
        long day = SessionCalendar.istDay(bars.startNs(at));
        List<String> row = breaksOut && day != toldDay ? row(bars, at, day) : null;
        toldDay = breaksOut ? day : toldDay;
        breakouts.add(
                SERIES,
                bars.highE4(at),
                bars.lowE4(at),
                bars.closeE4(at),
                bars.volume(at),
                breaksOut);
        return row;
    }

    /** Whether the bar before the one judged last was no breakout. */
    boolean isFresh() {
        return fresh;
    }

    private List<String> row(BarSeries bars, int at, long day) {
        return List.of(
                Cell.date(day),
                Long.toString(bars.startNs(at)),
                bars.symbol(),
                Cell.flag(fresh),
                Cell.price(bars.closeE4(at)),
                Doubles.text(indicators.value(SERIES, Indicator.TYPPRICE)),
                Doubles.text(breakouts.resistance(SERIES)),
                Long.toString(bars.volume(at)),
                Doubles.text(breakouts.meanVolume(SERIES)),
                Doubles.text(indicators.value(SERIES, Indicator.EMA8)),
                Doubles.text(indicators.value(SERIES, Indicator.EMA13)));
    }
}
