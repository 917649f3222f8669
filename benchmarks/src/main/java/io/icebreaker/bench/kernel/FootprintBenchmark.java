package io.icebreaker.bench.kernel;

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
 * Footprints of a minute with point of control, value area and imbalance, from trades whose side is known
 * (P4), 5,000 a second in event time; one operation is one trade. Of 8 instruments a minute has
 * {@link Trades#LEVELS} rows. Each fork asserts first that both makers agree.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class FootprintBenchmark {
    private static final int BATCH = 10_000;

    @Param FootprintKind kind;

    @Param({"" + CandleBenchmark.HOT, "" + CandleBenchmark.ALL})
    int instruments;

    private Trades trades;
    private FootprintMaker maker;
    private long done;
    private long balance;

    @Setup
    public void prepare() {
        FootprintCheck.assertEqual();
        trades =
                new Trades(
                        instruments,
                        CandleBenchmark.TRADES,
                        CandleBenchmark.STEP_NS,
                        CandleBenchmark.SEED);
        maker = kind.make(instruments, this::count);
        for (int n = 0; n < CandleBenchmark.TRADES; n += BATCH) {
            trades(); // every instrument has traded: what a first trade makes is made
        }
    }

    private void count(
            int id,
            long startNs,
            long poc,
            long vah,
            long val,
            int imbalance,
            long[] cells,
            int at,
            int rows) {
        balance += poc + vah - val + imbalance;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long trades() {
        maker.take(trades, done, BATCH);
        done += BATCH;
        return balance;
    }
}
