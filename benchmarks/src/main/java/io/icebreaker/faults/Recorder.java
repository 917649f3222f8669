package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.TickSink;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that gets killed: recovers a journal, then records an {@link EventStream} at load through the
 * whole pipeline, and says on standard output what it has acknowledged.
 *
 * <pre>
 * PID n               at once
 * OPEN                the journal is about to be opened
 * RECOVERED n hash    recovery is over: last sequence, hash of its output
 * ACK n               event n is in the journal; as often as it changes
 * </pre>
 *
 * Arguments: journal, seed, profile, day, milliseconds until the journal's clock passes midnight (-1: never).
 * Ends with 2 when the journal cannot be opened. It runs until it is killed, or told a line.
 */
public final class Recorder {
    /** Kept small so that recovery, not allocation, is what a start takes. */
    static final int ROOM = 16;

    private static final long STEADY_EACH_MS = 20; // 20,000 events a second ...
    private static final long BURST_EACH_MS = 100; // ... and 100,000 for a tenth of each second
    private static final long BURST_MS = 100;
    private static final int CANNOT_OPEN = 2;

    private final PrintStream say = System.out;
    private final EventStream stream;
    private final RollingClock clock;

    private Recorder(EventStream stream, RollingClock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    /** Runs until killed. */
    public static void main(String[] args) throws Exception {
        System.out.println("PID " + ProcessHandle.current().pid());
        var clock = new RollingClock(Integer.parseInt(args[3]), Long.parseLong(args[4]));
        var recorder = new Recorder(new EventStream(Long.parseLong(args[1])), clock);
        recorder.say.println("OPEN");
        try (var directory = JournalDirectory.forWriting(Path.of(args[0]), clock)) {
            recorder.record(directory, Profile.named(args[2]));
        } catch (JournalException e) {
            System.err.println("recorder: " + e.getMessage());
            System.exit(CANNOT_OPEN);
        }
    }

    private void record(JournalDirectory directory, Profile profile) throws Exception {
        directory.writeSettings(Settings.DEFAULTS.toText());
        var setup =
                PipelineSetup.recording(profile, ROOM, 1, false, directory)
                        .withBoard(new Board(ROOM, 1 << 12, 1 << 12));
        try (var pipeline = Pipeline.start(setup)) {
            TickSink sink = pipeline.newSink();
            recover(directory.path(), pipeline, sink);
            clock.start();
            publish(pipeline, sink, pipeline.recoveredThrough() + 1);
        }
    }

    private void recover(Path path, Pipeline pipeline, TickSink sink) throws JournalException {
        long events = pipeline.recoveredThrough();
        if (events > 0) {
            try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
                long read = new Replay(reader, Replay.MAX_SPEED, n -> {}).run(sink);
                if (read != events) {
                    throw new JournalException("recovery read " + read + " of " + events);
                }
            }
        }
        pipeline.drain(Long.MAX_VALUE / 2_000_000);
        say.println("RECOVERED " + events + " " + RollingHash.hex(pipeline.output().hash()));
    }

    /** Paced by the time each event is due, whatever the ones before took. */
    private void publish(Pipeline pipeline, TickSink sink, long first) throws Exception {
        long startedNs = System.nanoTime();
        long sequence = first;
        long due = first;
        long passedMs = 0;
        long acknowledged = first - 1;
        while (System.in.available() == 0) {
            for (; passedMs <= (System.nanoTime() - startedNs) / 1_000_000; passedMs++) {
                due += passedMs % 1_000 < BURST_MS ? BURST_EACH_MS : STEADY_EACH_MS;
            }
            for (; sequence < due; sequence++) {
                stream.fill(sink.claim(), sequence);
                sink.publish();
                acknowledged = acknowledge(pipeline, acknowledged);
            }
            LockSupport.parkNanos(200_000);
            acknowledged = acknowledge(pipeline, acknowledged);
        }
    }

    private long acknowledge(Pipeline pipeline, long before) {
        long journaled = pipeline.journaled();
        if (journaled > before) {
            say.println("ACK " + journaled);
        }
        return Math.max(before, journaled);
    }
}
