package io.icebreaker.stage.iceberg;

import java.util.Arrays;

/**
 * Volumes of an instrument's latest trading days, as HISTORY events told them: what "20-day average daily
 * volume" is made of (analytics 4.1). Days may be told in any order and twice. One thread; allocates at an
 * instrument's first day.
 */
final class DailyVolumes {
    private static final int DAYS = 20;
    private static final int DAY_WORDS = 2;

    /** By instrument: day and volume, {@link #DAYS} times; null before the first. */
    private final long[][] days;

    private final int[] count;

    DailyVolumes(int maxInstruments) {
        days = new long[maxInstruments][];
        count = new int[maxInstruments];
    }

    /** A finished day; one without volume tells nothing. */
    void add(int id, long epochDay, long volume) {
        if (volume <= 0) {
            return;
        }
        if (days[id] == null) {
            days[id] = new long[DAYS * DAY_WORDS];
            Arrays.fill(days[id], Long.MIN_VALUE);
        }
        int at = place(days[id], epochDay);
        if (at >= 0) {
            count[id] += days[id][at] == Long.MIN_VALUE ? 1 : 0;
            days[id][at] = epochDay;
            days[id][at + 1] = volume;
        }
    }

    /** Where the day itself stands, else the oldest; -1 when that one is newer. */
    private static int place(long[] known, long epochDay) {
        int oldest = 0;
        for (int at = 0; at < known.length; at += DAY_WORDS) {
            if (known[at] == epochDay) {
                return at;
            }
            oldest = known[at] < known[oldest] ? at : oldest;
        }
        return known[oldest] < epochDay ? oldest : -1;
    }

    /**
     * Whether a quantity is at least 1/2000 (0.05%) of the mean of the days known, of {@code volumeToday}
     * when none is. Exact.
     */
    boolean isLarge(int id, long qty, long volumeToday) {
        if (count[id] == 0) {
            return 2_000 * qty >= volumeToday;
        }
        long sum = 0;
        for (int at = 0; at < days[id].length; at += DAY_WORDS) {
            sum += days[id][at] == Long.MIN_VALUE ? 0 : days[id][at + 1];
        }
        return 2_000 * qty * count[id] >= sum;
    }
}
