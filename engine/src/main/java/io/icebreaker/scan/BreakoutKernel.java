package io.icebreaker.scan;

import java.util.Arrays;

/**
 * Breakouts over resistance by series (analytics 8.1): asks about the bar in hand, closed or developing,
 * against the completed bars before it, then takes it in.
 *
 * <p>Prices E4. One thread; allocates only where a series is defined.
 */
public final class BreakoutKernel {
    private static final double RUPEE = 10000.0;

    /** The completed bars of one series. */
    private static final class State {
        final SlidingGreatest typicalSums;
        final double[] typical;
        final long[] volumes;
        final int mask;
        long volumeSum;
        int bars;
        boolean met;

        State(int lookback) {
            typicalSums = new SlidingGreatest(lookback);
            int room = Integer.highestOneBit(lookback) << 1;
            typical = new double[room];
            volumes = new long[room];
            mask = room - 1;
        }

        void clear() {
            typicalSums.clear();
            volumeSum = 0;
            bars = 0;
            met = false;
        }
    }

    private final BreakoutRule rule;
    private State[] states = new State[0];

    public BreakoutKernel(BreakoutRule rule) {
        this.rule = rule;
    }

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= states.length) {
            states = Arrays.copyOf(states, series + 1);
        }
        if (states[series] == null) {
            states[series] = new State(rule.lookback());
        }
    }

    /** Forgets the bars of a series: the next one is its first. */
    public void reset(int series) {
        states[series].clear();
    }

    /** TP = (H + L + C) / 3 in rupees, as TA-Lib's TYPPRICE. */
    public static double typicalPrice(long highE4, long lowE4, long closeE4) {
        return (highE4 / RUPEE + lowE4 / RUPEE + closeE4 / RUPEE) / 3.0;
    }

    /** Whether there are enough bars to say anything of the next. */
    public boolean isReady(int series) {
        return states[series].bars >= rule.lookback();
    }

    /**
     * Whether a bar after those taken in breaks out; the state stays untouched.
     *
     * @param trend whether the short average is above the long one, or crossed it just now: by the variant
     */
    public boolean isBreakout(
            int series, long highE4, long lowE4, long closeE4, long volume, boolean trend) {
        State state = states[series];
        return state.bars >= rule.lookback()
                && rule.isMet(
                        highE4 + lowE4 + closeE4,
                        state.typicalSums.greatest(),
                        volume,
                        state.volumeSum,
                        closeE4,
                        trend);
    }

    /** Whether the last bar taken in broke out: the next that does is not fresh. */
    public boolean wasBreakout(int series) {
        return states[series].met;
    }

    /** The greatest typical price of the bars that the next is judged by, rupees; NaN while too few. */
    public double resistance(int series) {
        State state = states[series];
        return isReady(series)
                ? state.typical[(int) state.typicalSums.keyOfGreatest() & state.mask]
                : Double.NaN;
    }

    /** Mean volume of those bars; NaN while too few. */
    public double meanVolume(int series) {
        State state = states[series];
        return isReady(series) ? (double) state.volumeSum / rule.lookback() : Double.NaN;
    }

    /**
     * Takes in a completed bar.
     *
     * @param met what {@link #isBreakout} said of it
     */
    public void add(int series, long highE4, long lowE4, long closeE4, long volume, boolean met) {
        State state = states[series];
        int n = state.bars++;
        state.typicalSums.dropBefore(n - rule.lookback() + 1);
        state.typicalSums.push(n, highE4 + lowE4 + closeE4);
        state.typical[n & state.mask] = typicalPrice(highE4, lowE4, closeE4);
        if (n >= rule.lookback()) {
            state.volumeSum -= state.volumes[(n - rule.lookback()) & state.mask];
        }
        state.volumes[n & state.mask] = volume;
        state.volumeSum += volume;
        state.met = met;
    }
}
