package io.icebreaker.stage.option;

/**
 * At-the-money volatility, and its 30-day form over expiries (analytics 6.10). Fractions. Static, any thread,
 * no garbage.
 */
public final class AtmIv {
    private static final double DAYS = 30;

    private AtmIv() {}

    /**
     * Linear between the strikes around the forward; NaN outside the strikes, or where a strike needed has no
     * volatility.
     */
    public static double of(ChainArrays chain, double forward) {
        int above = 0;
        while (above < chain.count && chain.rupees(above) < forward) {
            above++;
        }
        if (above == chain.count || Double.isNaN(forward)) {
            return Double.NaN;
        }
        double high = mean(chain.ce.iv[above], chain.pe.iv[above]);
        double highStrike = chain.rupees(above);
        if (highStrike == forward) {
            return high;
        }
        if (above == 0) {
            return Double.NaN;
        }
        double low = mean(chain.ce.iv[above - 1], chain.pe.iv[above - 1]);
        double lowStrike = chain.rupees(above - 1);
        return low + (high - low) * (forward - lowStrike) / (highStrike - lowStrike);
    }

    /** Of call and put; one of them where the other is NaN. */
    private static double mean(double call, double put) {
        if (Double.isNaN(call)) {
            return put;
        }
        return Double.isNaN(put) ? call : (call + put) / 2;
    }

    /**
     * 30 days' constant maturity, linear in total variance between the nearest expiries around it, else the
     * nearest expiry's own volatility. Expiries without a volatility do not count. NaN when none has one; see
     * {@link #bracketed}.
     *
     * @param days to expiry, fractional, in any order
     * @param atmIv fractions
     */
    public static double thirtyDays(double[] days, double[] atmIv, int count) {
        int below = below(days, atmIv, count);
        int above = above(days, atmIv, count);
        if (below < 0 || above < 0) {
            int only = Math.max(below, above);
            return only < 0 ? Double.NaN : atmIv[only];
        }
        double t1 = days[below];
        double t2 = days[above];
        if (t1 == t2) {
            return atmIv[below];
        }
        double s1 = atmIv[below];
        double s2 = atmIv[above];
        double w = (s1 * s1 * t1 * (t2 - DAYS) + s2 * s2 * t2 * (DAYS - t1)) / (t2 - t1);
        return Math.sqrt(w / DAYS);
    }

    /** Whether expiries on both sides of 30 days have a volatility. */
    public static boolean bracketed(double[] days, double[] atmIv, int count) {
        return below(days, atmIv, count) >= 0 && above(days, atmIv, count) >= 0;
    }

    /** The latest expiry within 30 days. */
    private static int below(double[] days, double[] atmIv, int count) {
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (days[i] > 0
                    && days[i] <= DAYS
                    && !Double.isNaN(atmIv[i])
                    && (best < 0 || days[i] > days[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int above(double[] days, double[] atmIv, int count) {
        int best = -1;
        for (int i = 0; i < count; i++) {
            if (days[i] >= DAYS && !Double.isNaN(atmIv[i]) && (best < 0 || days[i] < days[best])) {
                best = i;
            }
        }
        return best;
    }
}
