package io.icebreaker.bench.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.CompilerControl;

/** As one would write it first: a map by instrument for each timeframe, a bar an object. */
final class MapCandles implements CandleMaker {
    private static final class Candle {
        private final long startNs;
        private final long open;
        private long high;
        private long low;
        private long close;
        private long volume;

        Candle(long startNs, long price) {
            this.startNs = startNs;
            open = price;
            high = price;
            low = price;
        }

        void trade(long price, long qty) {
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
            volume += qty;
        }
    }

    private final CandleSink sink;
    private final List<Map<Integer, Candle>> forming = new ArrayList<>();

    MapCandles(CandleSink sink) {
        this.sink = sink;
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            forming.add(new HashMap<>());
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        int id = trades.id(at);
        long price = trades.priceE4(at);
        long qty = Math.abs(trades.signedQty(at));
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            long lengthNs = Frames.lengthNs(frame);
            long startNs = timeNs - Math.floorMod(timeNs, lengthNs);
            Map<Integer, Candle> candles = forming.get(frame);
            Candle candle = candles.get(id);
            if (candle == null || candle.startNs != startNs) {
                if (candle != null) {
                    tell(frame, id, candle);
                }
                candle = new Candle(startNs, price);
                candles.put(id, candle);
            }
            candle.trade(price, qty);
        }
    }

    private void tell(int frame, int id, Candle candle) {
        sink.bar(
                frame,
                id,
                candle.startNs,
                candle.open,
                candle.high,
                candle.low,
                candle.close,
                candle.volume);
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void take(Trades trades, long from, int count) {
        for (long n = from; n < from + count; n++) {
            onTrade(trades, trades.at(n), trades.timeNs(n));
        }
    }

    @Override
    public void finish() {
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            int which = frame;
            forming.get(frame).forEach((id, candle) -> tell(which, id, candle));
        }
    }
}
