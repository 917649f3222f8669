package io.icebreaker.backtest.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a sweep's grid says of its best cell: whether its neighbours do about as well, or it is a lone peak
 * that the next month will not repeat.
 *
 * @param best null when no cell has the metric
 * @param neighbourMean mean score of the neighbours that have one; NaN without any
 * @param isLonePeak the best stands above its neighbours' mean by more than one standard deviation of all
 *     cells, and above each of them by half of one
 */
public record SweepFindings(
        SweepCell best, double bestScore, double neighbourMean, boolean isLonePeak) {

    /** Judges cells in the grid's order. */
    public static SweepFindings of(Grid grid, List<SweepCell> cells, String metric) {
        SweepCell best = null;
        List<Double> all = new ArrayList<>();
        for (SweepCell cell : cells) {
            double score = cell.score(metric);
            if (!Double.isNaN(score)) {
                all.add(score);
                best = best == null || score > best.score(metric) ? cell : best;
            }
        }
        if (best == null) {
            return new SweepFindings(null, Double.NaN, Double.NaN, false);
        }
        double top = best.score(metric);
        List<Double> around = around(grid, cells, best.index(), metric);
        double mean = mean(around);
        double spread = deviation(all);
        boolean lone =
                !around.isEmpty()
                        && spread > 0
                        && top - mean > spread
                        && top - Collections.max(around) > spread / 2;
        return new SweepFindings(best, top, mean, lone);
    }

    /** What is to be known of all cells; their failures stand beside each. */
    public static Caveats caveats(List<SweepCell> cells) {
        Caveats all = Caveats.NONE;
        for (SweepCell cell : cells) {
            all = cell.caveats() == null ? all : all.and(cell.caveats().withoutFailures());
        }
        return all;
    }

    /** Mean score of a cell's neighbours; NaN when none has one. */
    public static double stability(Grid grid, List<SweepCell> cells, int index, String metric) {
        return mean(around(grid, cells, index, metric));
    }

    private static List<Double> around(Grid grid, List<SweepCell> cells, int index, String metric) {
        List<Double> scores = new ArrayList<>();
        for (int neighbour : grid.neighbours(index)) {
            double score = cells.get(neighbour).score(metric);
            if (!Double.isNaN(score)) {
                scores.add(score);
            }
        }
        return scores;
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.isEmpty() ? Double.NaN : sum / values.size();
    }

    private static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.size());
    }
}
