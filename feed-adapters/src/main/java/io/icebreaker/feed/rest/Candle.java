package io.icebreaker.feed.rest;

/**
 * One bar of a broker's history.
 *
 * @param startNs epoch ns of its first moment
 * @param open E4, as high, low and close
 * @param volume units traded, not lots
 * @param oi at its end, -1 unknown
 */
public record Candle(
        long startNs, long open, long high, long low, long close, long volume, long oi) {}
