package io.icebreaker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process uses of its machine, as Linux tells it in {@code /proc}. */
public final class ProcessUse {
    /** Clock ticks a second in /proc/PID/stat on every Linux of today. */
    private static final double TICKS = 100;

    private static final double KIB_PER_MIB = 1_024;
    private static final int USER_TICKS = 11;

    private final Path proc;
    private final double fromSeconds;
    private final long fromNs;

    private ProcessUse(long pid) throws IOException {
        proc = Path.of("/proc", Long.toString(pid));
        fromSeconds = seconds();
        fromNs = System.nanoTime();
    }

    /** Begins to measure. */
    public static ProcessUse of(long pid) throws IOException {
        return new ProcessUse(pid);
    }

    private double seconds() throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(words[USER_TICKS]) + Long.parseLong(words[USER_TICKS + 1])) / TICKS;
    }

    /** Percent of one core since it began. */
    public double cpuPercent() throws IOException {
        return 100 * (seconds() - fromSeconds) * 1e9 / (System.nanoTime() - fromNs);
    }

    /** Resident memory now, MiB. */
    public double rssMib() throws IOException {
        return status("VmRSS:");
    }

    /** The most it ever was, MiB. */
    public double peakRssMib() throws IOException {
        return status("VmHWM:");
    }

    /** Of the resident memory what is not backed by a file: the process's own, MiB. */
    public double anonymousMib() throws IOException {
        return status("RssAnon:");
    }

    private double status(String name) throws IOException {
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
            }
        }
        return 0;
    }
}
