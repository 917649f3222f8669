package io.icebreaker.rule.candle;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Vwap;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.pattern.SessionPivots;
import io.icebreaker.rule.Identifier;

/**
 * The values now of one instrument as its own bars tell them (analytics 9.2): the last close, the session's
 * average ESTIMATED from typical prices, change and pivots against the session before in the file, the
 * overnight score of the day so far behind the file's earlier days.
 */
final class CandleNow {
    private static final double RUPEE = 10_000.0;

    private final PivotSystem system;
    private final SessionPivots sessions = new SessionPivots();
    private final Vwap average = new Vwap();
    private final long[] words = new long[Bar.WORDS];
    private final double[] levels = new double[PivotLevel.COUNT];
    private final CandleBtst btst;
    private long closeE4;

    /** {@code wantsBtst} where a rule reads the score, which costs more than all else here. */
    CandleNow(PivotSystem system, boolean wantsBtst) {
        this.system = system;
        btst = wantsBtst ? new CandleBtst() : null;
        sessions.define(0);
    }

    /** Takes the next bar of the file's own interval. */
    void add(BarSeries bars, int at, long day) {
        closeE4 = bars.closeE4(at);
        boolean first =
                sessions.add(
                        0,
                        day,
                        bars.openE4(at),
                        bars.highE4(at),
                        bars.lowE4(at),
                        closeE4,
                        bars.volume(at));
        if (first) {
            average.clear();
            sessions.levels(0, system, levels);
        }
        words[Bar.HIGH] = bars.highE4(at);
        words[Bar.LOW] = bars.lowE4(at);
        words[Bar.CLOSE] = closeE4;
        words[Bar.NEUTRAL] = bars.volume(at);
        average.candle(words, 0);
        if (btst != null) {
            long before = sessions.closeBeforeE4(0);
            btst.add(bars, at, first, bars.isDaily() ? bars.previousCloseE4(at) : before);
        }
    }

    /** The value of an identifier that is not a bar's. */
    double value(Identifier identifier) {
        return switch (identifier) {
            case LTP -> closeE4 / RUPEE;
            case CHANGE_PCT -> changePct();
            case VWAP -> average.vwap();
            case VWAP_UP1 -> band(1);
            case VWAP_UP2 -> band(2);
            case VWAP_UP3 -> band(3);
            case VWAP_DN1 -> band(-1);
            case VWAP_DN2 -> band(-2);
            case VWAP_DN3 -> band(-3);
            case BTST -> btst.score();
            default -> levels[CandleSlots.PIVOTS.get(identifier).ordinal()];
        };
    }

    private double band(int sigmas) {
        return average.vwap() + sigmas * average.sigma();
    }

    /** One division of exact integers. */
    private double changePct() {
        long before = sessions.closeBeforeE4(0);
        return before > 0 ? (double) (100 * (closeE4 - before)) / (double) before : Double.NaN;
    }
}
