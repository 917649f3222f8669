package io.icebreaker.stage.option;

/**
 * Where today's 30-day volatility stands among its last value of each of the sessions before (analytics
 * 6.10). Static, any thread, no garbage.
 */
public final class IvRank {
    /** Sessions looked back. */
    public static final int SESSIONS = 252;

    /** Fewer say nothing. */
    public static final int LEAST_SESSIONS = 60;

    private IvRank() {}

    /** 0..100 between the least and the greatest of {@code history}; NaN when it is too short or flat. */
    public static double rank(double now, double[] history, int count) {
        return rank(now, history, count, LEAST_SESSIONS);
    }

    /** Percent of {@code history} below {@code now}; NaN when it is too short or flat. */
    public static double percentile(double now, double[] history, int count) {
        return percentile(now, history, count, LEAST_SESSIONS);
    }

    static double rank(double now, double[] history, int count, int least) {
        double min = min(history, count);
        double max = max(history, count);
        if (count < least || !(max > min)) {
            return Double.NaN;
        }
        return Math.max(0, Math.min(100, 100 * (now - min) / (max - min)));
    }

    static double percentile(double now, double[] history, int count, int least) {
        if (count < least || !(max(history, count) > min(history, count)) || Double.isNaN(now)) {
            return Double.NaN;
        }
        int below = 0;
        for (int i = 0; i < count; i++) {
            below += history[i] < now ? 1 : 0;
        }
        return 100.0 * below / count;
    }

    private static double min(double[] history, int count) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, history[i]);
        }
        return min;
    }

    private static double max(double[] history, int count) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, history[i]);
        }
        return max;
    }
}
