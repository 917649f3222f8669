package io.icebreaker.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker alerts ...}: channels of alerts and what went through them. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Channels of alerts: keys, a test message, history and delivery log.",
        subcommands = {AlertsTestCommand.class, AlertsKeysCommand.class, AlertsLogCommand.class})
final class AlertsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
