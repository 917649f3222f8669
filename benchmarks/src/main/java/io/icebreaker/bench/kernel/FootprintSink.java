package io.icebreaker.bench.kernel;

/** Hears of closed footprints of a minute. */
interface FootprintSink {
    /**
     * A minute of an instrument is over.
     *
     * @param poc its point of control; {@code vah}, {@code val}: its value area, all E4
     * @param imbalance rows imbalanced to buyers less those to sellers
     * @param cells of each row, from {@code at} and the lowest up: sold, bought, neutral, trades; valid
     *     during the call only
     */
    void footprint(
            int id,
            long startNs,
            long poc,
            long vah,
            long val,
            int imbalance,
            long[] cells,
            int at,
            int rows);
}
