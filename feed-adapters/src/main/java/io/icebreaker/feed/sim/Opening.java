package io.icebreaker.feed.sim;

import java.util.Map;

/**
 * What a simulated day starts from, where it follows another one.
 *
 * @param closes the day before's last prices by symbol, E4; a symbol that is missing opens at its usual
 *     price
 * @param isFew whether only the usual set's busiest are listed: both indices, both futures, a call and a put
 *     at the money each, four stocks
 */
public record Opening(Map<String, Long> closes, boolean isFew) {
    /** The usual set at its usual prices. */
    static final Opening USUAL = new Opening(Map.of(), false);

    public Opening {
        closes = Map.copyOf(closes);
    }

    long closeOf(String symbol, long usual) {
        return closes.getOrDefault(symbol, usual);
    }

    /** Whether instruments keep their tokens from day to day. */
    boolean isCarried() {
        return this != USUAL;
    }
}
