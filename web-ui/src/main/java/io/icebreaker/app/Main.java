package io.icebreaker.app;

import io.icebreaker.app.study.IndicatorsCommand;
import io.icebreaker.app.study.LevelsCommand;
import io.icebreaker.app.study.PatternsCommand;
import io.icebreaker.app.study.RulesCommand;
import io.icebreaker.app.study.ScanCommand;
import io.icebreaker.journal.JournalException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * {@code icebreaker COMMAND}: hands over to the command and turns what goes wrong into one line and an exit
 * code.
 */
@Command(
        name = "icebreaker",
        description = "A low-latency order-flow engine for Indian markets.",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            MastersCommand.class,
            SearchCommand.class,
            AskCommand.class,
            LoginCommand.class,
            AlertsCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            ArchiveCommand.class,
            RestoreCommand.class,
            BackupCommand.class,
            SnapshotCommand.class,
            ExportCommand.class,
            AccuracyCommand.class,
            DecodeCommand.class,
            SimulateCommand.class,
            BacktestCommand.class,
            StrategiesCommand.class,
            OptionsCommand.class,
            IndicatorsCommand.class,
            PatternsCommand.class,
            LevelsCommand.class,
            ScanCommand.class,
            RulesCommand.class,
            JournalCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all well, 1 found something wrong, 2 could not run,",
            "70 a stage or the journal broke, 78 bad configuration (with file, line and key).",
            "Try: icebreaker demo"
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.exit(run(args));
    }

    /** Runs one command line in this process; returns its exit code. */
    public static int run(String... args) {
        IExecutionExceptionHandler explain = (e, line, parsed) -> explain(e);
        var line = new CommandLine(new Main()).setExecutionExceptionHandler(explain);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            return args.length == 0 ? usage(line) : line.execute(args);
        } catch (Error e) {
            System.err.println(
                    "icebreaker: "
                            + e
                            + "; is it started by scripts/icebreaker, with the JDK flags?");
            e.printStackTrace();
            return Exit.COULD_NOT_RUN;
        }
    }

    private static int usage(CommandLine line) {
        line.usage(System.err);
        return Exit.COULD_NOT_RUN;
    }

    private static int explain(Exception e) {
        if (e instanceof CommandException known) {
            System.err.println("icebreaker: " + e.getMessage());
            return known.exitCode();
        }
        if (e instanceof JournalException) {
            System.err.println("icebreaker: " + e.getMessage());
            return Exit.COULD_NOT_RUN;
        }
        if (e instanceof IOException) {
            boolean missing = e instanceof NoSuchFileException;
            System.err.println("icebreaker: " + (missing ? "no such file: " : "") + e.getMessage());
            return Exit.COULD_NOT_RUN;
        }
        System.err.println("icebreaker: this should not have happened:");
        e.printStackTrace();
        return Exit.COULD_NOT_RUN;
    }
}
