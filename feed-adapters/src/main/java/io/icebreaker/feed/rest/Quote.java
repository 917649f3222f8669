package io.icebreaker.feed.rest;

import io.icebreaker.feed.BrokerInstrument;

/**
 * A quote on request. Prices E4, quantities in units; 0 where a price is absent, -1 where a count is.
 *
 * @param timeNs exchange's time of the last trade or update, epoch ns; 0 unknown
 * @param lowerCircuit 0 when the broker does not say; likewise upper
 */
public record Quote(
        BrokerInstrument instrument,
        long timeNs,
        long ltp,
        long lastQty,
        long atp,
        long volume,
        long oi,
        long open,
        long high,
        long low,
        long prevClose,
        long bid,
        long bidQty,
        long ask,
        long askQty,
        long lowerCircuit,
        long upperCircuit) {}
