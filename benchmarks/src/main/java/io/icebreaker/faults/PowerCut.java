package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Records at load until the power goes, and remembers what was acknowledged when. One thread. */
final class PowerCut {
    private static final long STEP_NS = 500_000;
    private static final int MOST_STEPS = 1 << 16;

    private final Path live;
    private final ForgetfulDisk disk;
    private final JournalOptions options;
    private final long[] acknowledgedAt = new long[MOST_STEPS];
    private final long[] atNs = new long[MOST_STEPS];
    private int steps;
    private long cutNs;
    private JournalStatus status;

    PowerCut(Path live, Path left, int windowMs, int minFreeMb) {
        this.live = live;
        disk = new ForgetfulDisk(live, left);
        options = JournalOptions.of(windowMs, minFreeMb).withDisk(disk);
    }

    /** Records so long at least, in any case until something is durable. */
    void record(EventStream stream, long runMs, SplittableRandom torn) throws Exception {
        try (var directory = JournalDirectory.forWriting(live, options);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, Recorder.ROOM, 1, true, directory));
                var load = new Load(pipeline, stream, 1)) {
            long untilNs = System.nanoTime() + runMs * 1_000_000;
            while (System.nanoTime() < untilNs || pipeline.journalStatus().durable() == 0) {
                note(pipeline.journaled());
                LockSupport.parkNanos(STEP_NS);
            }
            status = pipeline.journalStatus();
            note(pipeline.journaled());
            cutNs = System.nanoTime();
            disk.cut(torn);
        }
    }

    private void note(long acknowledged) {
        if (steps < MOST_STEPS) {
            acknowledgedAt[steps] = acknowledged;
            atNs[steps++] = System.nanoTime();
        }
    }

    /** As it stood just before. */
    JournalStatus status() {
        return status;
    }

    /** The last event acknowledged. */
    long acknowledged() {
        return acknowledgedAt[steps - 1];
    }

    /** How long ago, when the power went, the first event behind {@code recovered} had been acknowledged. */
    double oldestLostMs(long recovered) {
        for (int step = 0; step < steps; step++) {
            if (acknowledgedAt[step] > recovered) {
                return (cutNs - atNs[step]) / 1e6;
            }
        }
        return 0;
    }
}
