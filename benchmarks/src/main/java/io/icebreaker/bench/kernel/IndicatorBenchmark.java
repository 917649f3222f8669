package io.icebreaker.bench.kernel;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Indicators a closed bar (P5), one series of 200,000 bars read round and round; one operation is one bar.
 * TA-Lib takes the series as a whole, all others bar by bar. Each fork asserts first that its maker agrees
 * with TA-Lib.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class IndicatorBenchmark {
    private static final int BARS = 200_000;
    private static final int BATCH = 1_000;
    private static final long SEED = 3;

    private final Bars bars = new Bars(BARS, SEED);
    private int done;

    private int nextBatch() {
        int from = done;
        done = (done + BATCH) % BARS;
        return from;
    }

    /** The pair, by maker. */
    @State(Scope.Thread)
    public static class Pair {
        @Param PairKind kind;

        private PairMaker maker;

        @Setup
        public void prepare() {
            IndicatorCheck.assertEqual(kind);
            maker = kind.make();
        }
    }

    /** TA-Lib with its arrays. */
    @State(Scope.Thread)
    public static class Batch {
        private Talib talib;

        @Setup
        public void prepare(IndicatorBenchmark all) {
            talib = new Talib(all.bars);
        }
    }

    /** The engine's kernel: every indicator it has. */
    @State(Scope.Thread)
    public static class Whole {
        private IndicatorKernel kernel;

        @Setup
        public void prepare() {
            IndicatorCheck.assertSetEqual();
            kernel = new IndicatorKernel(1);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double pair(Pair pair) {
        int from = nextBatch();
        return pair.maker.take(bars, from, from + BATCH);
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double pairTalib(Batch batch) {
        batch.talib.pair();
        return batch.talib.ema20()[0];
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double set(Whole whole) {
        double sum = 0;
        int from = nextBatch();
        for (int at = from; at < from + BATCH; at++) {
            IndicatorCheck.add(whole.kernel, bars, at);
            sum += whole.kernel.value(0, Indicator.ATR14);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BARS)
    public double setTalib(Batch batch) {
        batch.talib.all();
        return batch.talib.outputs().get(Indicator.ATR14)[0];
    }
}
