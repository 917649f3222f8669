package io.icebreaker.bench.whole;

import io.icebreaker.bench.FeedLoad;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.faults.LauncherFlags;
import java.util.List;

/**
 * What {@code icebreaker run} takes of memory with 3,000 instruments in full mode and everything on, two
 * packets a second each, a page looking on: see {@link FeedLoad}.
 */
public final class MemoryRun {
    private static final double MOST_MIB = 512;
    private static final String LAUNCHERS = String.join(" ", LauncherFlags.LIVE);

    private MemoryRun() {}

    /** Runs; {@code [--lines FILE] [--quick]}. */
    public static void main(String[] args) {
        Given.run(args, MemoryRun::measure);
    }

    private static List<Line> measure(Given given) throws Exception {
        String instruments = Long.toString(given.size(3_000, 300));
        String seconds = Long.toString(given.size(60, 4));
        String warmUp = Long.toString(given.size(10, 1));
        var load = FeedLoad.of(instruments, "2", seconds, LAUNCHERS, "", "cold", warmUp);
        Scratch.delete(load.directory());
        boolean isWhole = load.lost() == 0;
        String what = instruments + " instruments, 2 packets a second each, everything on, ";
        return List.of(
                new Draft("memory", what + "resident at most", "MiB", load.residentMib())
                        .wanted("<= 512 MiB with 3,000")
                        .note(
                                "%.0f MiB of it not mapped files; %,d packets, %,d lost; %s s; %s",
                                load.anonymousMib(), load.sent(), load.lost(), seconds, LAUNCHERS)
                        .is(isWhole ? given.timed(load.residentMib() <= MOST_MIB) : Verdict.FAIL),
                new Draft("memory", what + "processor", "% of a core", load.cpuPercent())
                        .is(Verdict.TOLD));
    }
}
