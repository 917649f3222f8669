package io.icebreaker.feed.sim;

/**
 * What befalls a company on one day.
 *
 * @param kind what a reader of the day would call it
 * @param gap where it opens against the close before, logarithm
 * @param drift how far its own trend carries it in the session, most of it in the first hours, logarithm
 * @param busy how many times its usual quantity trades
 * @param split shares that one became this morning, 1 for none; the close before is not adjusted
 * @param opens how much likelier a trade in its future opens positions than closes them
 */
record CompanyDay(Kind kind, double gap, double drift, double busy, int split, double opens) {
    private static final double DRIFT_MINUTES = 90;

    enum Kind {
        USUAL,
        GAP,
        TREND,
        /** Out of a range of fifty days, upwards, in heavy trade. */
        BREAKOUT,
        HEAVY,
        SPLIT,
        /** Its first day. */
        LISTING
    }

    /** A day on which nothing happens. */
    static final CompanyDay QUIET = new CompanyDay(Kind.USUAL, 0, 0, 1, 1, 0);

    /** Its own part of the day's move some minutes after the bell. */
    double driftAt(double minute) {
        return drift * (1 - StrictMath.exp(-minute / DRIFT_MINUTES));
    }
}
