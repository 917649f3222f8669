package io.icebreaker.bar;

import java.util.Arrays;

/**
 * Bulk volume classification, BVC (analytics 1.5; Easley, Lopez de Prado and O'Hara 2012): the buyers' part
 * of a bar follows from its change of close over the standard deviation of the fifty changes before.
 *
 * <p>Of a series the last close and the last {@link #WINDOW} changes are kept, across days; a change over a
 * session's boundary is none. Prices E4. One thread; allocates nothing after construction.
 */
public final class BulkVolume {
    /** Preceding changes that count at most, and at least. */
    public static final int WINDOW = 50;

    public static final int LEAST = 20;

    /** The bar cannot be classified: all of it is neutral. */
    public static final long UNKNOWN = -1;

    private static final double E4 = 10000.0;

    /** In rupees, as the difference of the closes in rupees; and exact in E4, which tells a flat series. */
    private final double[] changes;

    private final long[] exact;
    private final long[] count;
    private final long[] lastClose;
    private final long[] lastSession;

    /** Room for so many series. */
    public BulkVolume(int series) {
        changes = new double[series * WINDOW];
        exact = new long[series * WINDOW];
        count = new long[series];
        lastClose = new long[series];
        lastSession = new long[series];
        Arrays.fill(lastSession, Long.MIN_VALUE);
    }

    /**
     * The next bar of a series: what buyers have of its volume, or {@link #UNKNOWN}.
     *
     * @param sessionNs which session the bar belongs to
     */
    public long next(int series, long sessionNs, long close, long volume) {
        boolean same = lastSession[series] == sessionNs;
        long before = lastClose[series];
        lastSession[series] = sessionNs;
        lastClose[series] = close;
        if (!same) {
            return UNKNOWN;
        }
        double sigma = sigma(series);
        double change = close / E4 - before / E4;
        int place = series * WINDOW + (int) (count[series]++ % WINDOW);
        changes[place] = change;
        exact[place] = close - before;
        return sigma > 0 ? buy(volume, change, sigma) : UNKNOWN;
    }

    /** roundHalfUp(V x Phi(dP / sigma)). */
    static long buy(long volume, double change, double sigma) {
        return (long) Math.floor(volume * Normal.cdf(change / sigma) + 0.5);
    }

    /** Population standard deviation of the changes kept, in rupees; 0 where it says nothing. */
    private double sigma(int series) {
        int n = (int) Math.min(count[series], WINDOW);
        if (n < LEAST || isFlat(series, n)) {
            return 0;
        }
        int first = (int) ((count[series] - n) % WINDOW);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += change(series, first + i);
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double away = change(series, first + i) - mean;
            squares += away * away;
        }
        return Math.sqrt(squares / n);
    }

    private double change(int series, int place) {
        return changes[series * WINDOW + place % WINDOW];
    }

    private boolean isFlat(int series, int n) {
        for (int i = 1; i < n; i++) {
            if (exact[series * WINDOW + i] != exact[series * WINDOW]) {
                return false;
            }
        }
        return true;
    }
}
