package io.icebreaker.bench.report;

import io.icebreaker.faults.LauncherFlags;
import java.util.List;

/**
 * A measuring program of the report.
 *
 * @param name what the report calls it
 * @param main its class, {@code --lines FILE [--quick]} its arguments
 * @param targets what it answers
 * @param options of its JVM, beside the launcher's
 */
record Part(String name, String main, List<String> targets, List<String> options) {
    private static final String BENCH = "io.icebreaker.bench.";

    /** As the launcher has a backtest, but for more room: 10,000 instruments take more than its GiB. */
    private static final List<String> WIDE = List.of("-Xms128m", "-Xmx3g", "-XX:+UseSerialGC");

    /** All of them, in the order they run. */
    static final List<Part> ALL =
            List.of(
                    part("codecs", "codec.CodecRun", "P1", "P2", "P7"),
                    part("kernels", "kernel.KernelRun", "P3", "P4", "P5", "P6"),
                    part("paced runs", "paced.PacedRun", "P8", "P9", "P11")
                            .with(LauncherFlags.LIVE),
                    part("replay", "whole.ReplayRun", "P10").with(WIDE),
                    part("pages", "whole.FanOutRun", "P12"),
                    part("garbage", "whole.GarbageRun", "P13"),
                    part("memory", "whole.MemoryRun", "memory"),
                    part("start", "whole.StartRun", "P14"));

    private Part with(List<String> more) {
        return new Part(name, main, targets, more);
    }

    private static Part part(String name, String main, String... targets) {
        return new Part(name, BENCH + main, List.of(targets), List.of());
    }

    /** Whether this build has it. */
    boolean isThere() {
        return Part.class.getResource("/" + main.replace('.', '/') + ".class") != null;
    }

    /** Whether it answers one of these. */
    boolean answers(List<String> ids) {
        return targets.stream().anyMatch(ids::contains);
    }
}
