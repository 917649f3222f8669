package io.icebreaker.bench.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every broker's richest packet in a process that has decoded all brokers' before. Where no Java client is
 * published to stand beside, reading each field does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KiteFrames.PACKETS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodersBenchmark {
    /** 100,000 packets of each: all are compiled. */
    private static final int WARM_ROUNDS = 1_000;

    private AllDecoders decoders;

    @Setup
    public void prepare() {
        decoders = new AllDecoders();
        decoders.requireEqual();
        decoders = new AllDecoders();
        decoders.warm(WARM_ROUNDS);
    }

    @Benchmark
    public int kiteFull() {
        return decoders.kite();
    }

    @Benchmark
    public int dhanFull() {
        return decoders.dhan();
    }

    @Benchmark
    public int dhanDepth20() {
        return decoders.dhanDepth();
    }

    @Benchmark
    public int smartSnap() {
        return decoders.smart();
    }

    @Benchmark
    public int norenDepth() {
        return decoders.noren();
    }

    @Benchmark
    public double dhanFullNaive() {
        return decoders.dhanNaive();
    }

    @Benchmark
    public double dhanDepth20Naive() {
        return decoders.dhanDepthNaive();
    }

    @Benchmark
    public double smartSnapNaive() {
        return decoders.smartNaive();
    }
}
