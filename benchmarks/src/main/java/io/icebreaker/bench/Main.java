package io.icebreaker.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks: {@code [--quick] [JMH options] [include patterns]}; {@code -h} tells JMH's options,
 * {@code -l} the benchmarks. {@code --quick} is one fork with short iterations: enough to see that a
 * benchmark runs and checks its answers, not enough to quote.
 */
public final class Main {
    private static final String QUICK = "--quick";
    private static final int CANNOT_RUN = 2;

    private Main() {}

    public static void main(String[] args) throws RunnerException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws RunnerException {
        try {
            var given =
                    new CommandLineOptions(
                            Arrays.stream(args)
                                    .filter(arg -> !arg.equals(QUICK))
                                    .toArray(String[]::new));
            if (given.shouldHelp() || given.shouldList()) {
                tell(given);
                return 0;
            }
            ChainedOptionsBuilder options =
                    new OptionsBuilder()
                            .parent(given)
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true);
            if (Arrays.asList(args).contains(QUICK)) {
                options.forks(1)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(300));
            }
            new Runner(options.build()).run();
            return 0;
        } catch (CommandLineOptionException e) {
            System.err.println(e.getMessage());
            return CANNOT_RUN;
        }
    }

    private static void tell(CommandLineOptions given) {
        if (given.shouldHelp()) {
            System.out.println("Usage: [--quick] [JMH options] [include patterns]");
            showOptions(given);
        } else {
            new Runner(given).list();
        }
    }

    private static void showOptions(CommandLineOptions given) {
        try {
            given.showHelp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
