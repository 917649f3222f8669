package io.icebreaker.feed.rest;

import java.util.List;

/**
 * One bar of a broker's history.
 *
 * @param startNs epoch ns of its first moment
 * @param open E4, as high, low and close
 * @param volume units traded, not lots
 * @param oi at its end, -1 unknown
 */
public record Candle(
        long startNs, long open, long high, long low, long close, long volume, long oi) {
    /** Whether its prices can be those of one bar; brokers send rows of zeros and worse. */
    public boolean isSound() {
        return startNs > 0
                && low > 0
                && low <= Math.min(open, close)
                && high >= Math.max(open, close)
                && volume >= 0;
    }

    /**
     * Goes behind the others if it is sound, starts within {@code [fromNs, untilNs)}, and later than the
     * last of them: spans overlap, and a broker may repeat itself.
     */
    public void addTo(List<Candle> candles, long fromNs, long untilNs) {
        long last = candles.isEmpty() ? 0 : candles.get(candles.size() - 1).startNs;
        if (isSound() && startNs > last && startNs >= fromNs && startNs < untilNs) {
            candles.add(this);
        }
    }
}
