package io.icebreaker.feed.rest;

import java.time.LocalDate;

/**
 * One strike of an option chain on request. Prices E4; a side that is not listed is null.
 */
public record OptionRow(LocalDate expiry, long strike, Leg ce, Leg pe) {
    /**
     * @param iv implied volatility as a fraction, NaN when the broker gives none
     * @param oi units, -1 unknown; likewise previousOi and volume
     * @param bid 0 when there is none; likewise ask
     */
    public record Leg(
            long token,
            long ltp,
            long prevClose,
            long volume,
            long oi,
            long previousOi,
            long bid,
            long bidQty,
            long ask,
            long askQty,
            double iv) {}
}
