package io.icebreaker.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker backtest}: orders and strategies on recorded days. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Trade on recorded days: no order leaves the engine.",
        subcommands = BacktestFillsCommand.class)
final class BacktestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
