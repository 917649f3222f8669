package io.icebreaker.bench.kernel;

/** Hears of closed bars. */
interface CandleSink {
    /**
     * A bar of the timeframe {@code frame}, an index in {@link Frames#ALL}, is over; prices E4, the time ns
     * UTC.
     */
    void bar(
            int frame,
            int id,
            long startNs,
            long open,
            long high,
            long low,
            long close,
            long volume);
}
