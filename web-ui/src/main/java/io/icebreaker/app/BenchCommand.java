package io.icebreaker.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code icebreaker bench} as the list of commands has it. The benchmarks are a program of their own, built
 * when they are asked for; the launcher starts them.
 */
@Command(
        name = "bench",
        description = "Measure this build beside its peers and limits; writes benchmarks/report/.")
final class BenchCommand implements Callable<Integer> {
    @Unmatched private List<String> words;

    @Override
    public Integer call() {
        throw new CommandException(
                Exit.COULD_NOT_RUN,
                "the benchmarks are not part of this program: scripts/icebreaker bench builds and runs"
                        + " them");
    }
}
