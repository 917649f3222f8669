package io.icebreaker.faults;

import io.icebreaker.journal.Disk;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The process whose disk fills up: records at load, live, and tells every 20 ms how it is.
 *
 * <pre>
 * AT ns published journaled state  when, the last event worked off, the last one on disk, the state
 * END unjournaled failed           after it was told a line: events left out, 1 when the lane broke
 * </pre>
 *
 * Arguments: journal, seed, least free MiB, and whether its guard is late: then it learns of free space 700
 * ms after the fact, and only the room allocated ahead keeps appends from meeting the full disk.
 */
public final class FullDiskRecorder {
    private static final long TELL_MS = 20;
    private static final long LATE_NS = 700_000_000L;

    private FullDiskRecorder() {}

    /** What it tells of free space is old. */
    private static final class LateDisk implements Disk {
        private record Seen(long atNs, long bytes) {}

        private final Deque<Seen> seen = new ArrayDeque<>();

        @Override
        public void force(Path file) throws IOException {
            Disk.SYSTEM.force(file);
        }

        @Override
        public synchronized long usableBytes(Path path) throws IOException {
            long nowNs = System.nanoTime();
            seen.addLast(new Seen(nowNs, Disk.SYSTEM.usableBytes(path)));
            while (seen.size() > 1 && nowNs - seen.peekFirst().atNs() > LATE_NS) {
                seen.removeFirst();
            }
            return seen.peekFirst().bytes();
        }

        @Override
        public Room allocate(Path file, long from, long length) throws IOException {
            return Disk.SYSTEM.allocate(file, from, length);
        }

        @Override
        public void release(Path file, long from, long length) throws IOException {
            Disk.SYSTEM.release(file, from, length);
        }
    }

    /** Runs until told a line. */
    public static void main(String[] args) throws Exception {
        var options = JournalOptions.of(50, Integer.parseInt(args[2]));
        if (Boolean.parseBoolean(args[3])) {
            options = options.withDisk(new LateDisk());
        }
        try (var directory = JournalDirectory.forWriting(Path.of(args[0]), options)) {
            var pipeline =
                    Pipeline.start(
                            PipelineSetup.recording(
                                    Profile.QUIET_VPS, Recorder.ROOM, 1, true, directory));
            var load = new Load(pipeline, new EventStream(Long.parseLong(args[1])), 1);
            while (System.in.available() == 0) {
                tell(pipeline);
                Thread.sleep(TELL_MS);
            }
            load.close();
            pipeline.close();
            System.out.println(
                    "END "
                            + pipeline.counters().get(Counter.UNJOURNALED)
                            + " "
                            + (pipeline.failures().isFatal() ? 1 : 0));
        }
    }

    private static void tell(Pipeline pipeline) {
        JournalStatus status = pipeline.journalStatus();
        System.out.println(
                "AT "
                        + System.nanoTime()
                        + " "
                        + pipeline.output().published()
                        + " "
                        + status.journaled()
                        + " "
                        + status.state());
        pipeline.takeJournalAlarms().forEach(System.err::println);
    }
}
