package io.icebreaker.stage.option;

import java.util.Arrays;

/**
 * An underlying's 30-day implied volatility at the end of earlier sessions (analytics 6.10): the last value
 * of each of the last {@link IvRank#SESSIONS}, ascending by day. One thread; allocates room for all at the
 * first value, for most underlyings have no options.
 */
final class IvHistory {
    private static final long[] NO_DAYS = {};
    private static final double[] NO_VALUES = {};

    private long[] days = NO_DAYS;
    private double[] values = NO_VALUES;
    private int count;

    /** Takes up a day's value, in place of an earlier one of the same day; NaN is none. */
    void put(long epochDay, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (count == 0) {
            days = new long[IvRank.SESSIONS + 1];
            values = new double[IvRank.SESSIONS + 1];
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
        if (count > IvRank.SESSIONS) {
            count--;
            System.arraycopy(days, 1, days, 0, count);
            System.arraycopy(values, 1, values, 0, count);
        }
    }

    /** The values, oldest first; those of days before a day are the first {@link #before}. */
    double[] values() {
        return values;
    }

    /** How many sessions before a day are known. */
    int before(long epochDay) {
        int at = Arrays.binarySearch(days, 0, count, epochDay);
        return at < 0 ? -at - 1 : at;
    }
}
