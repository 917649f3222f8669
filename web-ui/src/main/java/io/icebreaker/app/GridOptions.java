package io.icebreaker.app;

import io.icebreaker.backtest.run.Grid;
import picocli.CommandLine.Option;

/** What sweep and walk-forward ask alike: which values to try, and on how many cores. */
final class GridOptions {
    @Option(
            names = "--grid",
            required = true,
            paramLabel = "GRID",
            description = "Values to try, e.g. --grid \"fast=3,5,8;slow=13,21\".")
    private String text;

    @Option(
            names = "--workers",
            defaultValue = "0",
            paramLabel = "N",
            description = "Replays at a time (default: one a core).")
    private int workers;

    Grid grid() throws Exception {
        return BacktestRuns.run(() -> Grid.parse(text));
    }

    int workers() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
}
