package io.icebreaker.indicator;

import io.icebreaker.tick.Prices;
import java.util.Arrays;

/**
 * Simple and exponential means of closes over 2 to 200 bars, as rules ask for them (analytics 9.2): each
 * pair of series and period is registered once and has a number. One thread; only {@link #register}
 * allocates. A pair starts cold; whoever registers it late feeds it the stored bars by {@link #addTo}.
 */
public final class MovingAverages {
    public static final int MIN_PERIOD = 2;
    public static final int MAX_PERIOD = 200;

    private static final int NONE = -1;

    /** Pairs there is room for at first; 500 instruments with a rule's two means are 1,000. */
    private static final int FIRST_ROOM = 64;

    private int[] first = {};
    private int pairs;
    private int[] next = new int[FIRST_ROOM];
    private int[] period = new int[FIRST_ROOM];
    private boolean[] exponential = new boolean[FIRST_ROOM];

    /** Closes E4 of the last {@code period} bars, in turn; empty for an exponential mean. */
    private long[][] closesE4 = new long[FIRST_ROOM][];

    private long[] count = new long[FIRST_ROOM];

    /** The sum of closes in rupees; of an exponential mean that is seeded, the mean. */
    private double[] state = new double[FIRST_ROOM];

    private double[] value = new double[FIRST_ROOM];

    /**
     * The number of a pair; the same one when it is asked for again.
     *
     * @throws IllegalArgumentException for a period outside 2 to 200
     */
    public int register(int series, boolean isExponential, int bars) {
        if (bars < MIN_PERIOD || bars > MAX_PERIOD) {
            throw new IllegalArgumentException("period must be within 2..200, was " + bars);
        }
        defineSeries(series);
        int last = NONE;
        for (int pair = first[series]; pair != NONE; pair = next[pair]) {
            if (period[pair] == bars && exponential[pair] == isExponential) {
                return pair;
            }
            last = pair;
        }
        int pair = newPair(isExponential, bars);
        if (last == NONE) {
            first[series] = pair;
        } else {
            next[last] = pair;
        }
        return pair;
    }

    private void defineSeries(int series) {
        int room = first.length;
        if (series >= room) {
            first = Arrays.copyOf(first, Math.max(series + 1, room * 2));
            Arrays.fill(first, room, first.length, NONE);
        }
    }

    private int newPair(boolean isExponential, int bars) {
        if (pairs == next.length) {
            grow(pairs * 2);
        }
        int pair = pairs++;
        next[pair] = NONE;
        period[pair] = bars;
        exponential[pair] = isExponential;
        closesE4[pair] = new long[isExponential ? 0 : bars];
        value[pair] = Double.NaN;
        return pair;
    }

    private void grow(int room) {
        next = Arrays.copyOf(next, room);
        period = Arrays.copyOf(period, room);
        exponential = Arrays.copyOf(exponential, room);
        closesE4 = Arrays.copyOf(closesE4, room);
        count = Arrays.copyOf(count, room);
        state = Arrays.copyOf(state, room);
        value = Arrays.copyOf(value, room);
    }

    /** Takes the next closed bar of a series into all its means. */
    public void add(int series, long closeE4) {
        for (int pair = firstOf(series); pair != NONE; pair = next[pair]) {
            addTo(pair, closeE4);
        }
    }

    private int firstOf(int series) {
        return series < first.length ? first[series] : NONE;
    }

    /** Takes a closed bar into one mean only. */
    public void addTo(int pair, long closeE4) {
        double now = developing(pair, closeE4);
        double x = closeE4 / (double) Prices.ONE;
        long n = count[pair];
        int bars = period[pair];
        boolean seeded = exponential[pair] && n >= bars - 1;
        double sum = seeded ? now : state[pair] + x;
        if (!exponential[pair]) {
            closesE4[pair][(int) (n % bars)] = closeE4;
            if (n >= bars - 1) {
                sum -= closesE4[pair][(int) ((n + 1) % bars)] / (double) Prices.ONE;
            }
        }
        state[pair] = sum;
        value[pair] = now;
        count[pair] = n + 1;
    }

    /** The mean at the last closed bar, rupees; NaN before there are enough. */
    public double value(int pair) {
        return value[pair];
    }

    /** The mean if the open bar closed at this price; nothing is changed. */
    public double developing(int pair, long closeE4) {
        double x = closeE4 / (double) Prices.ONE;
        int bars = period[pair];
        long n = count[pair];
        if (n < bars - 1) {
            return Double.NaN;
        }
        double before = state[pair];
        if (exponential[pair] && n >= bars) {
            return ((x - before) * (2.0 / (double) (bars + 1))) + before;
        }
        return (before + x) / bars;
    }

    /** Forgets a series' bars; its pairs stay registered. */
    public void reset(int series) {
        for (int pair = firstOf(series); pair != NONE; pair = next[pair]) {
            count[pair] = 0;
            state[pair] = 0;
            value[pair] = Double.NaN;
        }
    }

    /** How many pairs are registered. */
    public int size() {
        return pairs;
    }
}
