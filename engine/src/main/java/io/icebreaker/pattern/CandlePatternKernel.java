package io.icebreaker.pattern;

import java.util.Arrays;

/**
 * Candlestick patterns of closed bars, by series (analytics 7.5): TA-Lib 0.4.0's rules in exact integers. No
 * trend is asked for; that is a rule's business.
 *
 * <p><b>Units.</b> Prices E4, volumes are not looked at. <b>Threading.</b> One thread; allocates only where
 * a series is defined.
 */
public final class CandlePatternKernel {
    private final boolean engulfOneEnd;
    private CandleState[] states = new CandleState[0];

    /**
     * A kernel without series.
     *
     * @param engulfOneEnd whether a body that ends where the engulfed one does is told, too, as +/-80
     */
    public CandlePatternKernel(boolean engulfOneEnd) {
        this.engulfOneEnd = engulfOneEnd;
    }

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= states.length) {
            states = Arrays.copyOf(states, Math.max(series + 1, 2 * states.length));
        }
        if (states[series] == null) {
            states[series] = new CandleState(engulfOneEnd);
        }
    }

    /** Forgets the bars of a series: the next one is its first. */
    public void reset(int series) {
        states[series].clear();
    }

    /** Takes up a closed bar. */
    public void add(int series, long openE4, long highE4, long lowE4, long closeE4, long volume) {
        states[series].add(openE4, highE4, lowE4, closeE4);
    }

    /** Bars of the series since its definition or last reset. */
    public int bars(int series) {
        return states[series].bars();
    }

    /** Whether the last bar added is late enough to be judged. */
    public boolean isValid(int series, CandlePattern pattern) {
        return states[series].bars() > pattern.lookback();
    }

    /**
     * What the last bar added completes: +100 bullish (a doji is neither), -100 bearish, +/-80 an engulfing
     * with one end in common, 0 nothing or not {@link #isValid valid} yet.
     */
    public int value(int series, CandlePattern pattern) {
        return states[series].value(pattern);
    }

    /**
     * The values as they were if the bar in hand closed so; the state stays untouched. They can vanish until
     * it closes.
     *
     * @param out values by {@link CandlePattern#ordinal()}, 0 also before the lookback
     */
    public void developing(
            int series,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            int[] out) {
        states[series].judge(openE4, highE4, lowE4, closeE4, out);
    }
}
