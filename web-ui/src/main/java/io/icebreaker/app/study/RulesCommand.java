package io.icebreaker.app.study;

import io.icebreaker.app.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker rules ...}: alert rules read and tried on recorded bars. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "Read alert rules and try them on recorded bars. A rule reads like",
            "rsi < 30 AND volume > 2 * avg_volume or ema(8) CROSSES ABOVE ema(13);",
            "README.md tells the language. Nothing is sent anywhere."
        },
        subcommands = {RulesParseCommand.class, RulesRunCommand.class})
public final class RulesCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
