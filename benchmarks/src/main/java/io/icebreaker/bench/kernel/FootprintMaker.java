package io.icebreaker.bench.kernel;

/** Makes footprints of minutes, with point of control, value area and imbalance; one thread. */
interface FootprintMaker {
    /** Takes trade {@code at} of the market, whose side is known, at {@code timeNs}. */
    void onTrade(Trades trades, int at, long timeNs);

    /** No more trades come: closes what is forming. */
    void finish();
}
