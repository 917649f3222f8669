package io.icebreaker.bench.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What benchmarks measured, by name: class and method, then the values of its parameters. */
final class Figures {
    /**
     * One benchmark's.
     *
     * @param ns an operation, NaN when it did not run
     * @param errorNs half of its 99.9 % interval
     * @param bytes allocated an operation
     */
    record Figure(double ns, double errorNs, double bytes) {
        static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN);
    }

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Figure> figures = new TreeMap<>();

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            double bytes = allocated == null ? Double.NaN : allocated.getScore();
            figures.put(
                    name(result.getParams()),
                    new Figure(time.getScore(), time.getScoreError(), bytes));
        }
    }

    private static String name(BenchmarkParams params) {
        String name = params.getBenchmark();
        var text =
                new StringBuilder(
                        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
        for (String key : params.getParamsKeys()) {
            text.append(' ').append(params.getParam(key));
        }
        return text.toString();
    }

    /** By name, {@code CandleBenchmark.trades 8 OURS}: parameters in the order of their names. */
    Figure get(String name) {
        return figures.getOrDefault(name, Figure.NONE);
    }

    double ns(String name) {
        return get(name).ns();
    }

    /** All of them, by name. */
    Map<String, Figure> all() {
        return figures;
    }
}
