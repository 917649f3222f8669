package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.DailyScan;

/** Score A of the day so far, the file's days before it behind it (analytics 8.3). */
final class CandleBtst {
    private static final double TENTHS = 10.0;

    private final DailyScan days = new DailyScan(BreakoutRule.DEFAULT);
    private boolean begun;
    private long openE4;
    private long highE4;
    private long lowE4;
    private long closeE4;
    private long volume;
    private long previousCloseE4;

    CandleBtst() {
        days.define(0);
    }

    /** Takes the next bar; the first of a session completes the day before. */
    void add(BarSeries bars, int at, boolean firstOfSession, long previousCloseE4) {
        if (firstOfSession) {
            complete();
            openE4 = bars.openE4(at);
            highE4 = Long.MIN_VALUE;
            lowE4 = Long.MAX_VALUE;
            volume = 0;
        }
        this.previousCloseE4 = previousCloseE4;
        highE4 = Math.max(highE4, bars.highE4(at));
        lowE4 = Math.min(lowE4, bars.lowE4(at));
        closeE4 = bars.closeE4(at);
        volume += bars.volume(at);
        days.judge(0, openE4, highE4, lowE4, closeE4, volume, previousCloseE4);
    }

    private void complete() {
        if (begun) {
            days.add(0, openE4, highE4, lowE4, closeE4, volume, previousCloseE4);
        }
        begun = true;
    }

    /** 0 to 10; NaN with too few days. */
    double score() {
        int tenths = days.scoreA();
        return tenths == BtstScore.NONE ? Double.NaN : tenths / TENTHS;
    }
}
