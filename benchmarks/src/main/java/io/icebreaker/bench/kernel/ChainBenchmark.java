package io.icebreaker.bench.kernel;

import io.icebreaker.stage.option.ChainArrays;
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
 * Implied volatility and all Greeks of a chain of 200 strikes (P6); one operation is one option of its 400.
 * Each fork asserts first that volatilities give their prices back and both makers agree.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class ChainBenchmark {
    @Param ChainKind kind;

    private final ChainArrays[] chains = new ChainArrays[ChainMarket.COUNT];
    private ChainMaker maker;

    @Setup
    public void prepare() {
        ChainCheck.assertEqual();
        for (int n = 0; n < chains.length; n++) {
            chains[n] = ChainMarket.chain(n);
        }
        maker = kind.make();
    }

    @Benchmark
    @OperationsPerInvocation(ChainMarket.COUNT * ChainMarket.LEGS)
    public double chains() {
        double sum = 0;
        for (int n = 0; n < chains.length; n++) {
            maker.compute(chains[n], ChainMarket.forward(n));
            sum += chains[n].ce.gamma[ChainMarket.STRIKES / 2];
        }
        return sum;
    }
}
