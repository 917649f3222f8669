package io.icebreaker.bench.kernel;

/** Makes bars of all six {@link Frames} from trades; one thread. */
interface CandleMaker extends AutoCloseable {
    /** Takes trade {@code at} of the market, which happens at {@code timeNs}. */
    void onTrade(Trades trades, int at, long timeNs);

    /** No more trades come: closes what is forming. */
    void finish();

    /** Gives up what it holds. */
    @Override
    default void close() {}
}
