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
        int sessionMinutes) {}
