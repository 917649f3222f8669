package io.icebreaker.bench.report;

import com.sun.management.OperatingSystemMXBean;
import io.icebreaker.bench.report.Report.Fact;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Memory that a virtual machine has never used is not there yet: its host finds each page at the first touch,
 * which on a Firecracker guest took ten microseconds, later two at the most. A server that has been up for a
 * day has used all of its memory, for files if for nothing else; a machine made for the benchmark has not,
 * and a journal is nothing but new pages. So three quarters of what is free are touched before anything is
 * measured, by a JVM that ends with it; what that took is told, and what a second time takes.
 */
final class FreshMemory {
    private static final long MIB = 1 << 20;
    private static final long PAGES_PER_MIB = MIB / 4096;

    private FreshMemory() {}

    /** Touches it; what a report says of it. */
    static Fact touch() throws IOException, InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return touch(system.getFreeMemorySize() / MIB * 3 / 4);
    }

    static Fact touch(long mib) throws IOException, InterruptedException {
        long first = nsPerPage(mib);
        long second = nsPerPage(mib);
        String said =
                first < 0 || second < 0
                        ? "could not be: figures of the journal may be the host's"
                        : "%,d MiB, %,d ns a page the first time, %,d the second";
        return new Fact(
                "memory touched before",
                String.format(Locale.ROOT, said, mib, Math.max(1, first), Math.max(1, second)));
    }

    /** Negative when the JVM did not come up. */
    private static long nsPerPage(long mib) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-Xms" + mib + "m",
                        "-Xmx" + mib + "m",
                        "-version");
        long begun = System.nanoTime();
        int code =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        return code == 0 ? (System.nanoTime() - begun) / (mib * PAGES_PER_MIB) : -1;
    }
}
