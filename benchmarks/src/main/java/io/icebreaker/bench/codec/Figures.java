package io.icebreaker.bench.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What rounds of benchmarks found, under {@code Class.method[parameters]}: the median of the rounds' medians,
 * and the most that one allocated.
 */
final class Figures {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final double MEDIAN = 50;

    private final Map<String, List<Double>> times = new TreeMap<>();
    private final Map<String, Double> allocated = new TreeMap<>();

    /** Takes a round. */
    void add(Collection<RunResult> round) {
        for (RunResult result : round) {
            String name = name(result.getParams());
            Statistics of = result.getPrimaryResult().getStatistics();
            times.computeIfAbsent(name, n -> new ArrayList<>()).add(of.getPercentile(MEDIAN));
            result.getSecondaryResults().forEach((label, also) -> allocation(name, label, also));
        }
    }

    private void allocation(String name, String label, Result<?> result) {
        if (label.endsWith(ALLOCATION)) {
            allocated.merge(name, result.getScore(), Math::max);
        }
    }

    private static String name(BenchmarkParams params) {
        String name = params.getBenchmark();
        int method = name.lastIndexOf('.');
        List<String> values = new ArrayList<>();
        for (String key : params.getParamsKeys()) {
            values.add(params.getParam(key));
        }
        return name.substring(name.lastIndexOf('.', method - 1) + 1)
                + (values.isEmpty() ? "" : values.toString());
    }

    /** The name of a benchmark with its parameters, in order of their names. */
    static String name(Class<?> benchmark, String method, Object... parameters) {
        return benchmark.getSimpleName()
                + '.'
                + method
                + (parameters.length == 0 ? "" : Arrays.toString(parameters));
    }

    /** Nanoseconds an operation; throws for a benchmark that did not run. */
    double ns(String name) {
        List<Double> rounds = times.get(name);
        if (rounds == null) {
            throw new IllegalArgumentException("no figure of " + name + " among " + times.keySet());
        }
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Bytes an operation allocated in the worst round. */
    double bytes(String name) {
        return allocated.get(name);
    }
}
