package io.icebreaker.bench.paced;

import com.sun.management.OperatingSystemMXBean;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.ClockEvents;
import io.icebreaker.ring.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the engine takes of a core while the market is closed: the journal open, the clock's events alone. */
final class Idle {
    private static final long SETTLE_NS = 2_000_000_000L;

    private Idle() {}

    /** Percent of one core, of the whole process, over so many seconds of {@code quiet-vps}. */
    static double cpuPercent(Runs runs, double seconds) throws IOException, JournalException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path journal = runs.work().resolve("idle");
        var instruments = runs.pool().instruments();
        var rig =
                Rig.open(
                        Profile.QUIET_VPS,
                        instruments,
                        journal,
                        Rig.board(instruments.size()),
                        new Meters(Plan.steady("idle", Profile.QUIET_VPS, true, 1_000, 1, 1))
                                .stages());
        try (rig) {
            long shift = FramePool.OPEN_NS - System.nanoTime();
            try (var clock =
                    ClockEvents.start(
                            rig.pipeline().newSink(),
                            () -> System.nanoTime() + shift,
                            rig.pipeline().counters())) {
                TimeUnit.NANOSECONDS.sleep(SETTLE_NS);
                long cpuNs = system.getProcessCpuTime();
                long fromNs = System.nanoTime();
                TimeUnit.NANOSECONDS.sleep((long) (seconds * Schedule.SECOND_NS));
                return 100.0 * (system.getProcessCpuTime() - cpuNs) / (System.nanoTime() - fromNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } finally {
            Runs.delete(journal);
        }
    }
}
