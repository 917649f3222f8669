package io.icebreaker.app;

import io.icebreaker.backtest.report.RunFiles;
import io.icebreaker.backtest.run.Backtest;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker backtest}: a strategy over recorded days. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        subcommands = {
            BacktestFillsCommand.class,
            BacktestCompareCommand.class,
            BacktestSweepCommand.class,
            BacktestWalkForwardCommand.class
        },
        description = {
            "Replay recorded days with a strategy and an account behind them.",
            "Leaves report.html (one file, no network), CSVs and result.json in a directory of its own."
        })
final class BacktestCommand implements Callable<Integer> {
    @Mixin private TaskOptions task;

    @Option(
            names = "--task",
            paramLabel = "FILE",
            description = {
                "Carry out a task as JSON (task.json of an earlier run, or written by hand) and print its",
                "result with hash; needs nothing else and writes no files unless --out is given."
            })
    private Path taskFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A new directory (default: data/backtests/TIME-STRATEGY in the project).")
    private Path directory;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        BacktestTask asked = taskFile == null ? task.toTask() : BacktestRuns.read(taskFile);
        if (directory != null) {
            BacktestRuns.requireFree(directory);
        }
        var progress = new DaysProgress("backtest", out.quiet);
        BacktestResult result =
                BacktestRuns.run(() -> new Backtest(Build.name(), true, progress).run(asked));
        if (taskFile != null && directory == null) {
            System.out.print(Json.pretty(result.toMap()));
            return Exit.OK;
        }
        Path to = directory == null ? BacktestRuns.fresh(asked.strategy()) : directory;
        Files.createDirectories(to.toAbsolutePath().getParent());
        RunFiles.write(result, to);
        out.print(summary(result, to));
        return Exit.OK;
    }

    private static Map<String, Object> summary(BacktestResult result, Path to) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("report", to.resolve(RunFiles.REPORT));
        map.put("strategy", result.task().strategy());
        map.put("parameters", result.parameters());
        map.put("days", result.data().days().size());
        map.put("ticks", result.data().ticks());
        map.put("gaps", result.data().gapCount());
        map.put("orders", result.ledger().orders().size());
        map.put("fills", result.ledger().fills().size());
        map.putAll(BacktestRuns.plain(result.metricsMap()));
        map.put("ratesVerified", result.costs().ratesVerified());
        map.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        map.put("ticksPerSecond", Math.round(result.data().ticks() / result.seconds()));
        map.put("dataHash", result.data().hash());
        map.put("resultHash", result.hash());
        return map;
    }
}
