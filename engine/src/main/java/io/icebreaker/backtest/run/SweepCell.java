package io.icebreaker.backtest.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One combination of a grid and what came of it.
 *
 * @param index its place in the grid
 * @param parameters of the grid
 * @param metrics by name; null when the strategy refused the parameters
 * @param hash of its result, what its task alone has too; null likewise
 * @param ticks that went through
 * @param caveats of its run; null likewise
 * @param refused why it has no result; null when it has one
 */
public record SweepCell(
        int index,
        Map<String, String> parameters,
        Map<String, Object> metrics,
        String hash,
        long ticks,
        Caveats caveats,
        String refused) {

    /** What a sweep can be judged by. */
    public static final List<String> METRICS =
            List.of(
                    "sharpe",
                    "sortino",
                    "net",
                    "profitFactor",
                    "expectancy",
                    "winRate",
                    "payoff",
                    "maxDrawdown",
                    "trades");

    static SweepCell of(int index, Map<String, String> parameters, BacktestResult result) {
        return new SweepCell(
                index,
                parameters,
                new LinkedHashMap<>(result.metricsMap()),
                result.hash(),
                result.data().ticks(),
                Caveats.of(result),
                null);
    }

    /** Whether its strategy threw: what it traded is not what its parameters mean, and is never best. */
    public boolean hasFailed() {
        return caveats != null && caveats.failures() > 0;
    }

    /** A figure where higher is better; NaN where there is none to judge by. A drawdown counts negative. */
    public double score(String metric) {
        Object value = metrics == null || hasFailed() ? null : metrics.get(metric);
        if (!(value instanceof Number)) {
            return Double.NaN;
        }
        double number =
                value instanceof BigDecimal decimal
                        ? decimal.doubleValue()
                        : ((Number) value).doubleValue();
        return metric.equals("maxDrawdown") ? -number : number;
    }

    public int trades() {
        return metrics == null ? 0 : (Integer) metrics.get("trades");
    }
}
