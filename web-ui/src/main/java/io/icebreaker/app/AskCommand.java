package io.icebreaker.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker ask ...}: one question to a broker. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Ask a broker over REST: quotes, an option chain, history, margins.",
        subcommands = {
            AskQuotesCommand.class,
            AskChainCommand.class,
            AskHistoryCommand.class,
            AskMarginsCommand.class
        },
        footer = {
            "",
            "Exit code 0: answered. 1: the broker said no, or knows no such name. 2: not reached, or",
            "no account to ask with. 78: bad configuration."
        })
final class AskCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
