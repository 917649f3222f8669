package io.icebreaker.bench.kernel;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the kernels' benchmarks by JMH: ours in forks of their own, peers in one fork each; in the quick form
 * peers run within this process, for an instant.
 */
final class KernelSuite {
    /** Benchmarks of one class, or some of its methods, with the makers that count. */
    private record Part(String include, String... kinds) {}

    private static final int OUR_FORKS = 2;
    private static final long INSTANT_MS = 100;
    private static final long SHORT_MS = 200;

    private static final List<Part> OURS =
            List.of(
                    new Part("CandleBenchmark", "OURS"),
                    new Part("FootprintBenchmark", "OURS"),
                    new Part("IndicatorBenchmark\\.pair$", "OURS"),
                    new Part("IndicatorBenchmark\\.set$"),
                    new Part("ChainBenchmark", "OURS"));

    private static final List<Part> PEERS =
            List.of(
                    new Part("CandleBenchmark", "MAP", "TA4J", "SIDDHI"),
                    new Part("FootprintBenchmark", "MAP"),
                    new Part("IndicatorBenchmark\\.pair$", "PLAIN", "TA4J_DOUBLE", "TA4J_DECIMAL"),
                    new Part("IndicatorBenchmark\\..*Talib"),
                    new Part("ChainBenchmark", "NEWTON"));

    private final boolean quick;
    private final Figures figures = new Figures();

    KernelSuite(boolean quick) {
        this.quick = quick;
    }

    Figures run() throws RunnerException {
        for (Part part : OURS) {
            run(part, quick ? 1 : OUR_FORKS);
        }
        for (Part part : PEERS) {
            run(part, quick ? 0 : 1);
        }
        if (!quick) {
            run(new Part("PacketToFootprintBenchmark.(flow|flowCandleFootprint)$"), OUR_FORKS);
        }
        return figures;
    }

    private void run(Part part, int forks) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("\\.kernel\\." + part.include())
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(quick ? VerboseMode.SILENT : VerboseMode.NORMAL)
                        .forks(forks)
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g");
        if (part.kinds().length > 0) {
            options.param("kind", part.kinds());
        }
        if (quick) {
            var time = TimeValue.milliseconds(forks == 0 ? INSTANT_MS : SHORT_MS);
            options.warmupIterations(forks == 0 ? 1 : 2)
                    .warmupTime(time)
                    .measurementIterations(forks == 0 ? 1 : 2)
                    .measurementTime(time);
        }
        figures.add(new Runner(options.build()).run());
    }
}
