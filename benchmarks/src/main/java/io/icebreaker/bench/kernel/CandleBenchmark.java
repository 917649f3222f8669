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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bars of six timeframes from trades (P3), 5,000 trades a second in event time; one operation is one trade.
 * 8 instruments stay in the caches nearest the core, 3,000 do not. Each fork asserts first that its maker's
 * bars are ours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class CandleBenchmark {
    static final int HOT = 8;
    static final int ALL = 3_000;
    static final long STEP_NS = 200_000; // 5,000 trades a second
    static final int TRADES = 1 << 19;
    static final long SEED = 1;

    private static final int BATCH = 10_000;

    @Param CandleKind kind;

    @Param({"" + HOT, "" + ALL})
    int instruments;

    private Trades trades;
    private CandleMaker maker;
    private long done;
    private long volume;

    @Setup
    public void prepare() {
        CandleCheck.assertEqual(kind, CandleCheck.trades());
        trades = new Trades(instruments, TRADES, STEP_NS, SEED);
        maker = kind.make(instruments, this::count);
        for (int n = 0; n < TRADES; n += BATCH) {
            trades(); // every instrument has traded: what a first trade makes is made
        }
    }

    private void count(
            int frame,
            int id,
            long startNs,
            long open,
            long high,
            long low,
            long close,
            long traded) {
        volume += traded;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long trades() {
        maker.take(trades, done, BATCH);
        done += BATCH;
        return volume;
    }

    @TearDown
    public void close() {
        maker.close();
    }
}
