package io.icebreaker.feed.chain;

/**
 * One option of a chain snapshot.
 *
 * @param oi open interest, units
 * @param oiChange against the previous day's close, units; {@link #UNKNOWN} when the source does not say
 * @param volume of the day, units
 * @param last last traded price, E4, 0 for none
 * @param prevClose E4, 0 when the source does not say
 * @param bid E4, 0 for none
 * @param bidQty units
 * @param ask E4, 0 for none
 * @param askQty units
 * @param shownIv what the source displays as volatility, a fraction; NaN for none
 */
public record ChainLeg(
        long oi,
        long oiChange,
        long volume,
        long last,
        long prevClose,
        long bid,
        long bidQty,
        long ask,
        long askQty,
        double shownIv) {
    public static final long UNKNOWN = Long.MIN_VALUE;

    public boolean hasOiChange() {
        return oiChange != UNKNOWN;
    }
}
