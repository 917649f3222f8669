package io.icebreaker.feed.sim;

import java.util.Map;

/**
 * What a simulated day starts from, where it follows another one.
 *
 * @param closes the day before's last prices by symbol, E4; a symbol that is missing opens at its usual
 *     price
 * @param oi its open interest by symbol, units; one that is missing gets some
 * @param isFew whether only the usual set's busiest are listed: both indices, both futures, a call and a put
 *     at the money each, four stocks
 */
public record Opening(Map<String, Long> closes, Map<String, Long> oi, boolean isFew) {
    /** The usual set at its usual prices. */
    static final Opening USUAL = new Opening(Map.of(), false);

    public Opening {
        closes = Map.copyOf(closes);
        oi = Map.copyOf(oi);
    }

    /** Open interest begins anew. */
    public Opening(Map<String, Long> closes, boolean isFew) {
        this(closes, Map.of(), isFew);
    }

    long closeOf(String symbol, long usual) {
        return closes.getOrDefault(symbol, usual);
    }

    /** -1 where the day before did not say. */
    long oiOf(String symbol) {
        return oi.getOrDefault(symbol, -1L);
    }

    /** Whether instruments keep their tokens from day to day. */
    boolean isCarried() {
        return this != USUAL;
    }
}
