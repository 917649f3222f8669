package io.icebreaker.stage;

/**
 * The put-call ratio as signals take it (analytics 5.2, 5.3): PCR_OI of the instrument's own underlying,
 * nearest expiry whose expiry instant lies after the packet; for an NSE or BSE instrument without options
 * NIFTY's instead; for all others none. The chain's figures are those of the last chain analytics before the
 * packet on the ring, so whoever answers must stand before the signal stage on the same lane.
 *
 * <p><b>Use.</b> {@link #look} for an instrument and a moment; the other methods answer for that look until
 * the next. Called after every packet that gives values: no allocation, no search by name (resolve the chain
 * when instruments are defined).
 *
 * <p>{@code real.pcr.enabled=false} is the signal stage's business, so is the mirror for a PE: a source
 * always answers for the underlying.
 */
public interface PcrSource {
    /** There is no chain to take it from: the gate's condition is not applied, no points. */
    int NO_CHAIN = 0;

    /** No row of the chain brought an OI for longer than {@code pcr.stale.s}: gate false, no points. */
    int STALE = 1;

    /** The chain is alive but its PCR is NaN (no call OI): gate false, no points. */
    int NO_RATIO = 2;

    /** {@link #pcr} and {@link #label} count. */
    int FRESH = 3;

    /**
     * Looks up the ratio for a packet; one of the four states.
     *
     * @param id dense instrument id of the packet, any but an index
     * @param te the packet's effective event time, ns: decides the nearest expiry and the age
     */
    int look(int id, long te);

    /** PCR_OI (6.2): one division of exact sums; NaN unless {@link #STALE} or {@link #FRESH}. */
    double pcr();

    /**
     * The published class of 6.3 under {@code pcr.convention}: +3 STRONG_BULLISH, +2 BULLISH, +1
     * MILD_BULLISH, 0 NEUTRAL, -1 MILD_BEARISH, -2 BEARISH, -3 STRONG_BEARISH, so that a mirror is a change
     * of sign. 0 where there is no ratio.
     */
    int label();

    /** Whether it is NIFTY's in place of the instrument's own: points are capped at 2 then. */
    boolean isFallback();

    /** No chain anywhere. */
    PcrSource NONE =
            new PcrSource() {
                @Override
                public int look(int id, long te) {
                    return NO_CHAIN;
                }

                @Override
                public double pcr() {
                    return Double.NaN;
                }

                @Override
                public int label() {
                    return 0;
                }

                @Override
                public boolean isFallback() {
                    return false;
                }
            };
}
