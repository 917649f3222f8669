package io.icebreaker.app.study;

import io.icebreaker.app.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code icebreaker scan ...}: scanners and market views over recorded bars. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Look through recorded bars for what a trader scans for.",
            "Prices are rupees, times ns UTC, dates IST; what cannot be had is empty. Prices",
            "are taken as they are: a day that opens like a split (below 0.82 or above 1.25",
            "of the close before) begins its series anew."
        },
        subcommands = {
            ScanBtstCommand.class,
            ScanBreakoutCommand.class,
            ScanTechnicalCommand.class,
            ScanMoversCommand.class,
            ScanWeek52Command.class,
            ScanCorrelationCommand.class,
            ScanSeasonalityCommand.class
        })
public final class ScanCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(System.err);
        return Exit.COULD_NOT_RUN;
    }
}
