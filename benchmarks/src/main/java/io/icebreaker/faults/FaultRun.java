package io.icebreaker.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What a fault is run with.
 *
 * @param full the nightly form rather than the short one
 * @param seed decides every random choice; the same seed does the same harm
 * @param work an empty directory for this fault alone, deleted afterwards
 * @param home the project's root: flags for child processes are in its {@code config/}
 * @param progress hears a line now and then; it is printed behind the fault's id
 */
public record FaultRun(boolean full, long seed, Path work, Path home, Consumer<String> progress) {
    /** How often: {@code few} in the short form. */
    public int tries(int few, int many) {
        return full ? many : few;
    }

    /** Random choices of the {@code number}-th try: those of a try do not depend on the others. */
    public SplittableRandom random(int number) {
        return new SplittableRandom(seed * 1_000_003L + number);
    }

    /**
     * What to multiply a limit of time with: 1 in the full form and on a machine at leisure; where more
     * threads want to run than there are cores, everything takes as much longer, and that is said.
     */
    public double patience() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double wanting = system.getSystemLoadAverage() / system.getAvailableProcessors();
        return full ? 1 : Math.max(1, wanting);
    }

    /** What a note says of {@link #patience}; nothing when there is nothing to say. */
    public String patienceNote(double patience) {
        return patience < 1.5
                ? ""
                : String.format(Locale.ROOT, "; busy machine: time limits x%.1f", patience);
    }

    /** A fresh directory for one try. */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }

    public void say(String line) {
        progress.accept(line);
    }
}
