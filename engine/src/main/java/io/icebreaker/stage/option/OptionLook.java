package io.icebreaker.stage.option;

/**
 * What the last packets said of any instrument, and the chain on its underlying, as of the event in hand; for
 * later stages of the lane. Prices E4, quantities units. Allocates nothing.
 */
public final class OptionLook {
    /** No such value yet. */
    public static final long ABSENT = LegState.ABSENT;

    private final LegState legs;
    private final ChainPcr chains;

    OptionLook(LegState legs, ChainPcr chains) {
        this.legs = legs;
        this.chains = chains;
    }

    /** Last traded price, 0 for none. */
    public long ltp(int id) {
        return legs.ltp[id];
    }

    /** Open interest, {@link #ABSENT} for none. */
    public long oi(int id) {
        return legs.oi[id];
    }

    /** Open interest at the previous day's close, {@link #ABSENT} when it is not known. */
    public long prevOi(int id, long nowNs) {
        return legs.prevOi(id, nowNs);
    }

    /** The previous day's close, 0 for none. */
    public long prevClose(int id, long nowNs) {
        return legs.prevClose(id, nowNs);
    }

    /** Words of the nearest expiry's chain on the underlying, {@code ChainWords}; null for none. */
    public long[] chain(int id, long te) {
        return chains.words(id, te);
    }
}
