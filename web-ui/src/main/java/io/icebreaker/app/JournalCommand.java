package io.icebreaker.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker journal ...}: looks after journals on disk. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Look after a journal on disk.",
        subcommands = JournalCheckCommand.class)
final class JournalCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
