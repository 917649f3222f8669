package io.icebreaker.bench.kernel;

import io.icebreaker.bench.OwnBytes;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.stage.option.ChainArrays;

/** What our kernels allocate once they are warm. */
final class Garbage {
    private static final long SEED = 5;
    private static final int BARS = 100_000;
    private static final int CHAINS = 100;

    private Garbage() {}

    /** The most bytes that an operation of any of our kernels makes. */
    static double mostBytes() {
        double most = Math.max(candles(CandleBenchmark.HOT), candles(CandleBenchmark.ALL));
        most = Math.max(most, footprints());
        most = Math.max(most, indicators());
        return Math.max(most, chains());
    }

    private static double candles(int instruments) {
        CandleMaker maker =
                CandleKind.OURS.make(instruments, (frame, id, at, o, h, l, c, volume) -> {});
        return trades(instruments, maker::onTrade);
    }

    private static double footprints() {
        FootprintMaker maker =
                FootprintKind.OURS.make(
                        CandleBenchmark.HOT, (id, at, poc, vah, val, i, cells, from, rows) -> {});
        return trades(CandleBenchmark.HOT, maker::onTrade);
    }

    /** Takes a trade. */
    private interface Taker {
        void onTrade(Trades trades, int at, long timeNs);
    }

    private static double trades(int instruments, Taker taker) {
        int size = CandleBenchmark.TRADES;
        var trades = new Trades(instruments, size, CandleBenchmark.STEP_NS, SEED);
        return OwnBytes.each(
                size,
                pass -> {
                    for (int n = 0; n < size; n++) {
                        taker.onTrade(trades, n, trades.timeNs((long) pass * size + n));
                    }
                });
    }

    private static double indicators() {
        var bars = new Bars(BARS, SEED);
        PairMaker pair = PairKind.OURS.make();
        var kernel = new IndicatorKernel(1);
        return OwnBytes.each(
                BARS,
                pass -> {
                    for (int n = 0; n < BARS; n++) {
                        pair.add(bars, n);
                        IndicatorCheck.add(kernel, bars, n);
                    }
                });
    }

    private static double chains() {
        ChainArrays chain = ChainMarket.chain(0);
        ChainMaker maker = ChainKind.OURS.make();
        return OwnBytes.each(
                CHAINS * ChainMarket.LEGS,
                pass -> {
                    for (int n = 0; n < CHAINS; n++) {
                        maker.compute(chain, ChainMarket.forward(0));
                    }
                });
    }
}
