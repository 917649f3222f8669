package io.icebreaker.bench.kernel;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Keeps all bars, to be compared with another maker's. Any thread: Flink's sinks, one a timeframe, have one
 * each.
 */
final class CandleBook implements CandleSink {
    private record Key(int frame, int id, long startNs) {}

    private record Candle(long open, long high, long low, long close, long volume) {}

    private final Map<Key, Candle> candles =
            new ConcurrentSkipListMap<>(
                    Comparator.comparingInt(Key::frame)
                            .thenComparingInt(Key::id)
                            .thenComparingLong(Key::startNs));

    @Override
    public void bar(
            int frame,
            int id,
            long startNs,
            long open,
            long high,
            long low,
            long close,
            long volume) {
        var key = new Key(frame, id, startNs);
        if (candles.put(key, new Candle(open, high, low, close, volume)) != null) {
            throw new AssertionError(key + " came twice");
        }
    }

    int size() {
        return candles.size();
    }

    /** Fails with the first bar that differs. */
    void assertEqual(String whose, CandleBook theirs) {
        Iterator<Map.Entry<Key, Candle>> other = theirs.candles.entrySet().iterator();
        for (Map.Entry<Key, Candle> ours : candles.entrySet()) {
            Map.Entry<Key, Candle> their = other.hasNext() ? other.next() : null;
            if (!ours.equals(their)) {
                throw new AssertionError("ours " + ours + ", " + whose + " " + their);
            }
        }
        if (other.hasNext()) {
            throw new AssertionError(whose + " has " + other.next() + " too");
        }
    }
}
