package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;

/**
 * An instrument of the simulated market and how it trades.
 *
 * @param instrument its definition
 * @param underlying which of the underlyings drives it: 0 NIFTY, 1 BANKNIFTY; -1 for a stock
 * @param prevClose yesterday's close, E4
 * @param ordersPerSecond order messages on a usual minute
 * @param halfSpread half the usual spread, ticks
 * @param depthTicks mean distance of resting orders behind the best, ticks
 * @param lots mean size of an order, lots
 * @param snapshotMs shortest time between two snapshots
 * @param beta how far a stock follows the market
 * @param sessionMinutes length of its day
 * @param company whose share or whose share's future it is, null for none
 * @param today what befalls that company
 * @param spot of a future of a share that share's place in the list, -1 for none
 */
record Contract(
        Instrument instrument,
        int underlying,
        long prevClose,
        double ordersPerSecond,
        double halfSpread,
        double depthTicks,
        double lots,
        int snapshotMs,
        double beta,
        int sessionMinutes,
        Company company,
        CompanyDay today,
        int spot) {

    /** Of no company. */
    Contract(
            Instrument instrument,
            int underlying,
            long prevClose,
            double ordersPerSecond,
            double halfSpread,
            double depthTicks,
            double lots,
            int snapshotMs,
            double beta,
            int sessionMinutes) {
        this(
                instrument,
                underlying,
                prevClose,
                ordersPerSecond,
                halfSpread,
                depthTicks,
                lots,
                snapshotMs,
                beta,
                sessionMinutes,
                null,
                CompanyDay.QUIET,
                -1);
    }

    /** Every so many steps of the market it lives through one: nobody is told of it more often. */
    int everySteps() {
        return company == null ? 1 : 4;
    }

    /** How much likelier a trade opens positions than usual. */
    double opens() {
        return today.opens();
    }

    /** Open interest to begin with, units; a share's future has a fifth of what others have. */
    long someOi(SimRandom random) {
        int part = spot < 0 ? 1 : 5;
        return (20_000 + random.below(120_000)) / part * instrument.lotSize();
    }

    /** Whether it is a company's share. */
    boolean isShare() {
        return company != null && spot < 0;
    }
}
