package io.icebreaker.scan;

import java.util.Arrays;

/**
 * Technical signals at the close of a bar, by series (analytics 8.2). A side is +1 to buy, -1 to sell, 0
 * for neither; a comparison with NaN is false. Of the last bar added every rule can be asked.
 *
 * <p>One thread; allocates only where a series is defined.
 */
public final class TechnicalKernel {
    /** A signal alerts when it is stronger. */
    public static final double ALERT_ABOVE = 0.7;

    private static final double CROSS_STRENGTH = 0.8;
    private static final double TREND_STRENGTH = 0.6;
    private static final double BAND_STRENGTH = 0.7;
    private static final double RSI_LOW = 30;
    private static final double RSI_HIGH = 70;
    private static final double RSI_FULL = 10;

    /** What a series remembers of the bar before. */
    private static final class State {
        final int[] side = new int[TechnicalRule.COUNT];
        final int[] alerting = new int[TechnicalRule.COUNT];
        double macd;
        double macdSignal;

        State() {
            clear();
        }

        void clear() {
            Arrays.fill(side, 0);
            Arrays.fill(alerting, 0);
            macd = Double.NaN;
            macdSignal = Double.NaN;
        }
    }

    private final int[] side = new int[TechnicalRule.COUNT];
    private final double[] strength = new double[TechnicalRule.COUNT];
    private final boolean[] first = new boolean[TechnicalRule.COUNT];
    private final boolean[] alert = new boolean[TechnicalRule.COUNT];
    private State[] states = new State[0];

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= states.length) {
            states = Arrays.copyOf(states, series + 1);
        }
        if (states[series] == null) {
            states[series] = new State();
        }
    }

    /** Forgets the bars of a series. */
    public void reset(int series) {
        states[series].clear();
    }

    /** Judges a closed bar of a series. */
    public void add(int series, TechnicalInputs in) {
        State state = states[series];
        put(TechnicalRule.RSI, rsiSide(in.rsi), rsiStrength(in.rsi));
        put(TechnicalRule.MACD_CROSS, cross(state, in), CROSS_STRENGTH);
        put(TechnicalRule.TREND, trend(in), TREND_STRENGTH);
        put(TechnicalRule.BOLLINGER, band(in), BAND_STRENGTH);
        for (int rule = 0; rule < TechnicalRule.COUNT; rule++) {
            int alerting = strength[rule] > ALERT_ABOVE ? side[rule] : 0;
            first[rule] = side[rule] != 0 && side[rule] != state.side[rule];
            alert[rule] = alerting != 0 && alerting != state.alerting[rule];
            state.side[rule] = side[rule];
            state.alerting[rule] = alerting;
        }
        state.macd = in.macd;
        state.macdSignal = in.macdSignal;
    }

    private void put(TechnicalRule rule, int towards, double howStrong) {
        side[rule.ordinal()] = towards;
        strength[rule.ordinal()] = towards == 0 ? 0 : howStrong;
    }

    private static int rsiSide(double rsi) {
        return rsi < RSI_LOW ? 1 : rsi > RSI_HIGH ? -1 : 0;
    }

    private static double rsiStrength(double rsi) {
        double beyond = rsi < RSI_LOW ? RSI_LOW - rsi : rsi - RSI_HIGH;
        return Math.min(beyond / RSI_FULL, 1);
    }

    private static int cross(State before, TechnicalInputs in) {
        if (before.macd <= before.macdSignal && in.macd > in.macdSignal) {
            return 1;
        }
        return before.macd >= before.macdSignal && in.macd < in.macdSignal ? -1 : 0;
    }

    private static int trend(TechnicalInputs in) {
        if (in.close > in.sma20 && in.sma20 > in.sma50) {
            return 1;
        }
        return in.close < in.sma20 && in.sma20 < in.sma50 ? -1 : 0;
    }

    /** A flat window touches both bands, which says nothing. */
    private static int band(TechnicalInputs in) {
        if (!(in.bbUpper > in.bbLower)) {
            return 0;
        }
        return in.close <= in.bbLower ? 1 : in.close >= in.bbUpper ? -1 : 0;
    }

    /** What a rule says of the last bar added: +1 buy, -1 sell, 0 nothing. */
    public int side(TechnicalRule rule) {
        return side[rule.ordinal()];
    }

    /** How strongly, 0 to 1. */
    public double strength(TechnicalRule rule) {
        return strength[rule.ordinal()];
    }

    /** Whether the bar before did not say so. */
    public boolean isFirst(TechnicalRule rule) {
        return first[rule.ordinal()];
    }

    /** Whether it is an alert: strong enough, and the bar before was not, or said the opposite. */
    public boolean isAlert(TechnicalRule rule) {
        return alert[rule.ordinal()];
    }

    /** Strengths of a side together, in tenths, rounded half-up. */
    public int tenths(int towards) {
        double sum = 0;
        for (int rule = 0; rule < TechnicalRule.COUNT; rule++) {
            sum += side[rule] == towards ? strength[rule] : 0;
        }
        return (int) Math.floor(10 * sum + 0.5);
    }

    /** What the rules true at the last bar say together, whatever their strength. */
    public Momentum momentum() {
        boolean any = false;
        for (int rule = 0; rule < TechnicalRule.COUNT; rule++) {
            any |= side[rule] != 0;
        }
        int balance = Integer.compare(tenths(1), tenths(-1));
        if (!any) {
            return Momentum.NEUTRAL;
        }
        return balance > 0
                ? Momentum.BULLISH
                : balance < 0 ? Momentum.BEARISH : Momentum.CONSOLIDATION;
    }
}
