package io.icebreaker.bench.kernel;

import com.sun.management.ThreadMXBean;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.stage.option.ChainArrays;
import java.lang.management.ManagementFactory;

/**
 * What our kernels allocate, by the thread's own counter: exact, however busy the machine is and however
 * short the run. JMH's profiler adds what JMH itself makes.
 */
final class Garbage {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Passes before the one that counts: code is compiled, every instrument has its room. */
    private static final int WARM_PASSES = 4;

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
        return bytes(
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
        return bytes(
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
        return bytes(
                CHAINS * ChainMarket.LEGS,
                pass -> {
                    for (int n = 0; n < CHAINS; n++) {
                        maker.compute(chain, ChainMarket.forward(0));
                    }
                });
    }

    /** A pass over the work, by its number. */
    private interface Work {
        void pass(int number);
    }

    private static double bytes(int operations, Work work) {
        long id = Thread.currentThread().getId();
        THREADS.getThreadAllocatedBytes(id); // what the counter itself makes when it is first asked
        for (int pass = 0; pass < WARM_PASSES; pass++) {
            work.pass(pass);
        }
        long before = THREADS.getThreadAllocatedBytes(id);
        work.pass(WARM_PASSES);
        return (THREADS.getThreadAllocatedBytes(id) - before) / (double) operations;
    }
}
