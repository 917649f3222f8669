package io.icebreaker.bench;

import com.sun.management.OperatingSystemMXBean;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StateFile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * How soon a long day is there again. Arguments: what, directory, ticks (20,000,000):
 *
 * <pre>
 * make   records a simulated day of so many ticks, with snapshots 100,000 events or less before 12 random
 *        places and before the end: what a seek or a start finds when there is one each 100,000
 * ready  opens the journal for writing from the latest snapshot: the time until it takes ticks
 * seek   goes to those places
 * zero   opens it from the journal's beginning
 * </pre>
 *
 * Each but the first in a process of its own, for a start is cold.
 */
public final class RecoveryRun {
    private static final int SPACING = 100_000;
    private static final int PLACES = 12;
    private static final int STOCKS = 100;
    private static final int WORDS = 1 << 22; // 2 x 32 MiB, as 96 MB configured give
    private static final int TRADES = 1 << 18;
    private static final long PATIENCE_MS = 7_200_000;

    private final Path journal;

    private RecoveryRun(Path journal) {
        this.journal = journal;
    }

    /** Runs what is asked for and prints its figures. */
    public static void main(String[] args) throws Exception {
        var run = new RecoveryRun(Path.of(args[1]));
        long ticks = args.length > 2 ? Long.parseLong(args[2]) : 20_000_000L;
        switch (args[0]) {
            case "make" -> run.make(ticks);
            case "ready" -> run.ready(Long.MAX_VALUE);
            case "zero" -> run.ready(0);
            case "seek" -> run.seek();
            default -> throw new IllegalArgumentException("make, ready, seek or zero: " + args[0]);
        }
    }

    private static Board board() {
        return new Board(PipelineSetup.DEFAULT_INSTRUMENTS, WORDS, WORDS, TRADES);
    }

    private PipelineSetup recording(JournalDirectory directory) {
        return PipelineSetup.recording(
                        Profile.QUIET_VPS, PipelineSetup.DEFAULT_INSTRUMENTS, 1, false, directory)
                .withBoard(board());
    }

    /** Saves where the spaced snapshots before the places would be, while it records. */
    private void make(long ticks) throws Exception {
        var random = new SplittableRandom(20);
        var places = new TreeSet<Long>();
        for (int i = 0; i < PLACES; i++) {
            places.add((1 + random.nextLong(ticks / SPACING - 1)) * SPACING);
        }
        var source = new SimulatedTicks(STOCKS, 2);
        try (var directory = JournalDirectory.forWriting(journal)) {
            directory.writeSettings(Settings.DEFAULTS.toText());
            try (var pipeline = Pipeline.start(recording(directory))) {
                TickSink sink = pipeline.newSink();
                source.begin(sink);
                long begun = System.nanoTime();
                for (long place : places) {
                    source.publish(sink, place);
                    save(pipeline);
                }
                source.publish(sink, ticks - SPACING / 2);
                save(pipeline);
                source.publish(sink, ticks);
                pipeline.drain(PATIENCE_MS);
                say("recorded %,d ticks in %.1f s", ticks, (System.nanoTime() - begun) / 1e9);
            }
        }
    }

    private void save(Pipeline pipeline) throws Exception {
        pipeline.drain(PATIENCE_MS);
        long begun = System.nanoTime();
        long cpu = cpuNs();
        var fresh = journal.resolve("snapshot.new");
        StateFile saved = pipeline.saveState(fresh);
        double ms = (System.nanoTime() - begun) / 1e6;
        double cpuMs = (cpuNs() - cpu) / 1e6;
        Path kept = StateFile.path(journal, saved.sequence());
        Files.createDirectories(kept.getParent());
        Files.move(fresh, kept);
        say(
                "saved behind event %,d: %,d bytes in %.0f ms, %.0f ms of processor",
                saved.sequence(), Files.size(kept), ms, cpuMs);
    }

    /** Everything that stands between the start of the engine and its first tick. */
    private void ready(long before) throws Exception {
        long begun = System.nanoTime();
        try (var directory = JournalDirectory.forWriting(journal)) {
            StateFile state =
                    before == 0
                            ? null
                            : StateFile.nearest(journal, JournalReader.lastSequence(directory));
            double foundMs = (System.nanoTime() - begun) / 1e6;
            var setup = recording(directory);
            try (var pipeline = Pipeline.start(state == null ? setup : setup.withState(state))) {
                double filledMs = (System.nanoTime() - begun) / 1e6;
                long from = state == null ? 0 : state.sequence();
                long events = replay(pipeline, from, Long.MAX_VALUE);
                double seconds = (System.nanoTime() - begun) / 1e9;
                say(
                        "ready after %.3f s (%.3f s of processor): %.0f ms to find, %.0f ms to wire and fill,"
                                + " %,d events replayed, %,.0f a second; hash %x",
                        seconds,
                        cpuNs() / 1e9,
                        foundMs,
                        filledMs - foundMs,
                        events,
                        events / (seconds - filledMs / 1e3),
                        pipeline.output().hash());
            }
        }
    }

    private void seek() throws Exception {
        for (Path file : StateFile.files(journal)) {
            var random = new SplittableRandom(StateFile.sequenceOf(file));
            long cpu = cpuNs();
            long target = StateFile.sequenceOf(file) + 1 + random.nextLong(SPACING);
            long begun = System.nanoTime();
            StateFile state = StateFile.nearest(journal, target);
            var setup =
                    PipelineSetup.replay(Profile.QUIET_VPS, PipelineSetup.DEFAULT_INSTRUMENTS)
                            .withBoard(board())
                            .withState(state);
            try (var pipeline = Pipeline.start(setup)) {
                double filledMs = (System.nanoTime() - begun) / 1e6;
                long events = replay(pipeline, state.sequence(), target);
                say(
                        "seek to event %,d: %.0f ms (%.0f ms of processor), of which %.0f until"
                                + " filled, %,d events replayed",
                        target,
                        (System.nanoTime() - begun) / 1e6,
                        (cpuNs() - cpu) / 1e6,
                        filledMs,
                        events);
            }
        }
    }

    private long replay(Pipeline pipeline, long from, long through) throws Exception {
        TickSink sink = pipeline.newSink();
        long events = 0;
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            reader.seek(from + 1);
            for (long at = from; at < through && reader.next(); at++) {
                Tick slot = sink.claim();
                reader.copyTo(slot);
                slot.sequence(reader.sequence());
                sink.publish();
                events++;
            }
        }
        pipeline.drain(PATIENCE_MS);
        return events;
    }

    /** Processor time of the whole process so far: beside it others may have worked. */
    private static long cpuNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
