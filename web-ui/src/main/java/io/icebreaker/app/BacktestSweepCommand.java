package io.icebreaker.app;

import io.icebreaker.backtest.report.RunFiles;
import io.icebreaker.backtest.report.SweepFiles;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Grid;
import io.icebreaker.backtest.run.Sweep;
import io.icebreaker.backtest.run.SweepCell;
import io.icebreaker.backtest.run.SweepFindings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker backtest sweep}: a grid of parameters over the same days, on all cores. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Try all combinations of a grid of parameters. Each cell is a task of its own: task-N.json",
            "carried out anywhere by `icebreaker backtest --task` gives the hash in cells.csv."
        })
final class BacktestSweepCommand implements Callable<Integer> {
    @Mixin private TaskOptions task;

    @Mixin private GridOptions grids;

    @Option(
            names = "--metric",
            defaultValue = "sharpe",
            description =
                    "What the map shows: sharpe (default), sortino, net, profitFactor, expectancy, ...")
    private String metric;

    @Option(
            names = "--bundle",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Cells that share a replay, 1 for none (default: as many as keep all workers busy,"
                            + " 16 at most). The results are the same.")
    private int bundle;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new directory (default: data/backtests/TIME-STRATEGY-sweep).")
    private Path directory;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        BacktestTask base = task.toTask();
        Grid grid = grids.grid();
        checkMetric(metric);
        Path to = directory == null ? BacktestRuns.fresh(base.strategy() + "-sweep") : directory;
        BacktestRuns.requireFree(to);
        int threads = grids.workers();
        int together = bundle > 0 ? bundle : Sweep.usualBundle(grid.size(), threads);
        var progress = new SweepProgress("sweep", metric, out.quiet);
        var sweep = new Sweep(base, grid, Build.name(), threads, together, progress);
        List<SweepCell> cells = BacktestRuns.run(sweep::run);
        double seconds = progress.seconds();
        Files.createDirectories(to.toAbsolutePath().getParent());
        RunFiles.write(SweepFiles.of(base, grid, cells, metric), to);
        out.print(summary(grid, cells, to, threads, together, seconds));
        return Exit.OK;
    }

    static void checkMetric(String metric) {
        if (!SweepCell.METRICS.contains(metric)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--metric must be one of "
                            + String.join(", ", SweepCell.METRICS)
                            + ", was '"
                            + metric
                            + "'");
        }
    }

    private Map<String, Object> summary(
            Grid grid, List<SweepCell> cells, Path to, int threads, int together, double seconds) {
        SweepFindings findings = SweepFindings.of(grid, cells, metric);
        long ticks = cells.stream().mapToLong(SweepCell::ticks).max().orElse(0);
        long work = cells.stream().mapToLong(SweepCell::ticks).sum();
        int cores = Math.min(threads, Runtime.getRuntime().availableProcessors());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("page", to.resolve(SweepFiles.PAGE));
        map.put("cells", cells.size());
        map.put("ticks", ticks);
        map.put("workers", threads);
        map.put("cellsPerReplay", together);
        map.put("seconds", Math.round(seconds * 10) / 10.0);
        map.put("ticksTimesCellsPerSecondPerCore", Math.round(work / seconds / cores));
        double cpu = cpuSeconds();
        map.put("cpuSeconds", Math.round(cpu * 10) / 10.0);
        map.put("ticksTimesCellsPerCpuSecond", Math.round(work / cpu));
        map.put("best", findings.best() == null ? null : findings.best().parameters());
        map.put("best." + metric, findings.best() == null ? null : findings.bestScore());
        map.put("neighbours." + metric, number(findings.neighbourMean()));
        map.put("lonePeak", findings.isLonePeak());
        map.put("hash", SweepFiles.hash(cells));
        return map;
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** What this process has had of the processors, which others may share; at least a microsecond. */
    private static double cpuSeconds() {
        var used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return Math.max(1e-6, used.toNanos() / 1e9);
    }
}
