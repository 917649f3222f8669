package io.icebreaker.bench.kernel;

/** Makes bars of all six {@link Frames} from trades; one thread. */
interface CandleMaker extends AutoCloseable {
    /** Takes trade {@code at} of the market, which happens at {@code timeNs}. */
    void onTrade(Trades trades, int at, long timeNs);

    /**
     * Takes trades {@code from} and behind it. Each maker has a loop of its own, so that its work is
     * measured and not a call by this interface for each trade.
     */
    void take(Trades trades, long from, int count);

    /** No more trades come: closes what is forming. */
    void finish();

    /** Gives up what it holds. */
    @Override
    default void close() {}
}
