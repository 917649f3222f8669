package io.icebreaker.scan;

import java.util.Arrays;

/**
 * Pearson correlation of log returns of every pair of series over their last common closes (analytics 8.8):
 * two passes over a ring each time it is asked for, so nothing drifts. A bar that one of two lacks is passed
 * over in both, and the next return spans it.
 *
 * <p><b>Protocol.</b> A moment: {@link #close} for each series that has a bar, then {@link #endBar}. One
 * thread; allocates nothing after construction: some 16 bytes a pair and bar of the period.
 */
public final class CorrelationKernel {
    /** Seed 004's correlation.period. */
    public static final int DEFAULT_PERIOD = 20;

    /** Bits of a long: which returns of the ring are of suspicious bars. */
    public static final int MAX_PERIOD = 63;

    private static final double FLAT = 1e-20;

    private final int series;
    private final int period;
    private final long[] closeE4;
    private final boolean[] suspect;

    /** By pair: returns of the first and of the second in turn, a ring of {@code period} each. */
    private final double[] first;

    private final double[] second;
    private final long[] lastFirst;
    private final long[] lastSecond;
    private final int[] returns;
    private final long[] suspects;

    /**
     * For so many series, numbered from 0.
     *
     * @throws IllegalArgumentException when the period is not from 2 to {@link #MAX_PERIOD}
     */
    public CorrelationKernel(int series, int period) {
        if (period < 2 || period > MAX_PERIOD) {
            throw new IllegalArgumentException("period must be 2 to 63, was " + period);
        }
        this.series = series;
        this.period = period;
        int pairs = Math.multiplyExact(series, series - 1) / 2;
        closeE4 = new long[series];
        suspect = new boolean[series];
        first = new double[Math.multiplyExact(pairs, period)];
        second = new double[pairs * period];
        lastFirst = new long[pairs];
        lastSecond = new long[pairs];
        returns = new int[pairs];
        suspects = new long[pairs];
    }

    /** Number of a pair, i before j. */
    private int pair(int i, int j) {
        return i * (2 * series - i - 1) / 2 + j - i - 1;
    }

    /**
     * The close of a series at the moment in hand.
     *
     * @param isSuspect whether the bar opens like a split ({@link CaSuspect}): its return counts, marked
     */
    public void close(int id, long priceE4, boolean isSuspect) {
        closeE4[id] = priceE4;
        suspect[id] = isSuspect;
    }

    /** All closes of the moment are in. */
    public void endBar() {
        for (int i = 0; i < series; i++) {
            for (int j = i + 1; closeE4[i] > 0 && j < series; j++) {
                if (closeE4[j] > 0) {
                    take(pair(i, j), i, j);
                }
            }
        }
        Arrays.fill(closeE4, 0);
        Arrays.fill(suspect, false);
    }

    private void take(int pair, int i, int j) {
        if (lastFirst[pair] > 0) {
            int at = pair * period + returns[pair] % period;
            first[at] = logReturn(closeE4[i], lastFirst[pair]);
            second[at] = logReturn(closeE4[j], lastSecond[pair]);
            returns[pair]++;
            suspects[pair] = suspects[pair] << 1 | (suspect[i] || suspect[j] ? 1 : 0);
        }
        lastFirst[pair] = closeE4[i];
        lastSecond[pair] = closeE4[j];
    }

    private static double logReturn(long nowE4, long beforeE4) {
        return Math.log(DailyScan.rupees(nowE4) / DailyScan.rupees(beforeE4));
    }

    /** Returns of a pair that the next {@link #rho} is of, up to the period. */
    public int count(int i, int j) {
        return Math.min(returns[pair(Math.min(i, j), Math.max(i, j))], period);
    }

    /** Whether one of those returns is of a bar that opened like a split. */
    public boolean isSuspect(int i, int j) {
        long within = suspects[pair(Math.min(i, j), Math.max(i, j))] & ((1L << period) - 1);
        return within != 0;
    }

    /** -1 to 1; NaN before there are enough returns, or when one of two hardly moves; i differs from j. */
    public double rho(int i, int j) {
        int pair = pair(Math.min(i, j), Math.max(i, j));
        return returns[pair] < period ? Double.NaN : rho(pair);
    }

    /** Oldest return first in every sum, so that where the ring begins does not show. */
    private double rho(int pair) {
        int oldest = returns[pair] % period;
        int from = pair * period;
        double meanX = mean(first, from, oldest);
        double meanY = mean(second, from, oldest);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int n = 0; n < period; n++) {
            int at = from + (oldest + n) % period;
            double x = first[at] - meanX;
            double y = second[at] - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        if (xx <= FLAT || yy <= FLAT) {
            return Double.NaN;
        }
        return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
    }

    private double mean(double[] ring, int from, int oldest) {
        double sum = 0;
        for (int n = 0; n < period; n++) {
            sum += ring[from + (oldest + n) % period];
        }
        return sum / period;
    }
}
