package io.icebreaker.app;

import io.icebreaker.backtest.report.RunFiles;
import io.icebreaker.backtest.report.WalkForwardFiles;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Grid;
import io.icebreaker.backtest.run.WalkForward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker backtest walkforward}: parameters judged on days they were not chosen on. */
@Command(
        name = "walkforward",
        mixinStandardHelpOptions = true,
        description = {
            "Choose parameters on some sessions by Sharpe (30 trades at least), trade them on the next,",
            "move on. Only the sessions out of sample count."
        })
final class BacktestWalkForwardCommand implements Callable<Integer> {
    @Mixin private TaskOptions task;

    @Mixin private GridOptions grids;

    @Option(
            names = "--train",
            defaultValue = "60",
            paramLabel = "DAYS",
            description = "Sessions in sample (default: 60).")
    private int train;

    @Option(
            names = "--test",
            defaultValue = "20",
            paramLabel = "DAYS",
            description = "Sessions out of sample (default: 20).")
    private int test;

    @Option(
            names = "--step",
            defaultValue = "20",
            paramLabel = "DAYS",
            description = "By which the windows move, at least --test (default: 20).")
    private int step;

    @Option(names = "--anchored", description = "In sample from the first day on in every window.")
    private boolean anchored;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new directory (default: data/backtests/TIME-STRATEGY-walkforward).")
    private Path directory;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        BacktestTask base = task.toTask();
        Grid grid = grids.grid();
        var plan = BacktestRuns.run(() -> new WalkForward.Plan(train, test, step, anchored));
        Path to =
                directory == null
                        ? BacktestRuns.fresh(base.strategy() + "-walkforward")
                        : directory;
        BacktestRuns.requireFree(to);
        int threads = grids.workers();
        var progress = new SweepProgress("walkforward", "sharpe", out.quiet);
        var walk = new WalkForward(base, grid, plan, Build.name(), threads, progress);
        WalkForward.Outcome outcome = BacktestRuns.run(walk::run);
        Files.createDirectories(to.toAbsolutePath().getParent());
        RunFiles.write(WalkForwardFiles.of(base, plan, outcome), to);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("page", to.resolve(WalkForwardFiles.PAGE));
        map.putAll(BacktestRuns.plain(WalkForwardFiles.result(outcome)));
        map.put("seconds", Math.round(progress.seconds() * 10) / 10.0);
        out.print(map);
        return Exit.OK;
    }
}
