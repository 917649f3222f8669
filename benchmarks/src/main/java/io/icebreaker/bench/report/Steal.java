package io.icebreaker.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of its processors' time a virtual machine was kept from, as Linux counts it. */
public final class Steal {
    private static final int STEAL =
            7; // user nice system idle iowait irq softirq steal, then guests
    private static final int COUNTED = 8;

    private final long[] from;

    private Steal(long[] from) {
        this.from = from;
    }

    /** Begins to count. */
    public static Steal begin() throws IOException {
        return new Steal(ticks());
    }

    /** Percent of all processors' time since it began; 0 before any has passed. */
    public double percent() throws IOException {
        return percent(from, ticks());
    }

    static double percent(long[] from, long[] to) {
        long all = Arrays.stream(to).sum() - Arrays.stream(from).sum();
        return all == 0 ? 0 : 100.0 * (to[STEAL] - from[STEAL]) / all;
    }

    private static long[] ticks() throws IOException {
        return ticks(Files.readAllLines(Path.of("/proc/stat")).get(0));
    }

    static long[] ticks(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .skip(1)
                .limit(COUNTED)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
