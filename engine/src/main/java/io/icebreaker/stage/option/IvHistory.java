package io.icebreaker.stage.option;

import java.util.Arrays;

/**
 * An underlying's 30-day implied volatility at the end of earlier sessions (analytics 6.10): the last value
 * of each of the last {@link #DAYS}, ascending. One thread; allocates nothing after construction.
 */
final class IvHistory {
    /** A year of sessions. */
    static final int DAYS = 252;

    /** With fewer a rank says nothing. */
    static final int LEAST = 60;

    private final long[] days = new long[DAYS + 1];
    private final double[] values = new double[DAYS + 1];
    private int count;

    /** Takes up a day's value, in place of an earlier one of the same day; NaN is none. */
    void put(long epochDay, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int at = Arrays.binarySearch(days, 0, count, epochDay);
        if (at < 0) {
            at = -at - 1;
            System.arraycopy(days, at, days, at + 1, count - at);
            System.arraycopy(values, at, values, at + 1, count - at);
            count++;
        }
        days[at] = epochDay;
        values[at] = value;
        if (count > DAYS) {
            count--;
            System.arraycopy(days, 1, days, 0, count);
            System.arraycopy(values, 1, values, 0, count);
        }
    }

    /** How many sessions before a day are known. */
    int before(long epochDay) {
        int at = Arrays.binarySearch(days, 0, count, epochDay);
        return at < 0 ? -at - 1 : at;
    }

    /** Where {@code now} stands between least and most, 0..100. */
    double rank(double now, long today) {
        int n = before(today);
        if (n < LEAST || Double.isNaN(now)) {
            return Double.NaN;
        }
        double min = values[0];
        double max = values[0];
        for (int i = 1; i < n; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        return max == min
                ? Double.NaN
                : Math.max(0, Math.min(100, 100 * (now - min) / (max - min)));
    }

    /** Percentage of sessions below {@code now}; NaN where the rank is. */
    double percentile(double now, long today) {
        int n = before(today);
        if (Double.isNaN(rank(now, today))) {
            return Double.NaN;
        }
        long below = 0;
        for (int i = 0; i < n; i++) {
            below += values[i] < now ? 1 : 0;
        }
        return 100.0 * below / n;
    }
}
