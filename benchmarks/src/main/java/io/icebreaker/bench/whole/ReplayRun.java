package io.icebreaker.bench.whole;

import io.icebreaker.bench.AllocationRun;
import io.icebreaker.bench.SimulatedTicks;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Tick;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * P10: a simulated day is recorded to disk with everything on, then replayed through the same stages:
 * ticks a second, the output's hash beside the live one, reading alone beside it; then what a tick costs with
 * 10, 1,000 and 10,000 instruments.
 */
public final class ReplayRun {
    private static final int STOCKS = 100;
    private static final int WORDS = 1 << 20;
    private static final long DRAIN_MS = 600_000;
    private static final double WANTED = 2e6;

    private final Given given;
    private final Path journal;
    private final long ticks;
    private final int rounds;
    private final int room;
    private long events;
    private long liveHash;
    private boolean isSame = true;

    private ReplayRun(Given given, Path journal) {
        this.given = given;
        this.journal = journal;
        ticks = given.size(4_000_000, 150_000);
        rounds = (int) given.size(3, 1);
        room = new SimulatedTicks(STOCKS, 1).instruments().size();
    }

    /** Runs; {@code [--lines FILE] [--quick]}. */
    public static void main(String[] args) {
        Given.run(args, ReplayRun::run);
    }

    private static List<Line> run(Given given) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (var scratch = Scratch.make("replay")) {
            lines.addAll(new ReplayRun(given, scratch.path().resolve("day")).measure());
        }
        lines.addAll(new Breadth(given).measure());
        return lines;
    }

    private List<Line> measure() throws Exception {
        record();
        replay(Profile.REPLAY_FAST); // warms up, and tells of the hash
        double[] fast = new double[rounds];
        double[] quiet = new double[rounds];
        double[] cores = new double[rounds];
        double[] read = new double[rounds];
        double[] raw = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            fast[round] = replay(Profile.REPLAY_FAST);
            long cpu = cpuNs();
            long begun = System.nanoTime();
            quiet[round] = replay(Profile.QUIET_VPS);
            cores[round] = (cpuNs() - cpu) / (double) (System.nanoTime() - begun);
            read[round] = read();
            raw[round] = RawRead.eventsPerSecond(journal.resolve("input"), events);
            Given.say("round %d: %,.0f and %,.0f ticks/s", round, fast[round], quiet[round]);
        }
        return lines(median(fast), median(quiet), median(cores), median(read), median(raw));
    }

    private List<Line> lines(double fast, double quiet, double cores, double read, double raw) {
        String day = String.format("%,d ticks, %d instruments, everything on", ticks, room);
        String hash = isSame ? "output hash as live" : "OUTPUT HASH DIFFERS FROM LIVE";
        return List.of(
                new Draft("P10", "replay from disk, replay-fast: " + day, "ticks/s", fast)
                        .limit("reading the journal alone", read)
                        .wanted(">= 2 M ticks/s, the hash of the live output")
                        .note(
                                "%s; a reading thread and a spinning lane; median of %d",
                                hash, rounds)
                        .is(isSame ? given.timed(fast >= WANTED) : Verdict.FAIL),
                new Draft("P10", "the same, quiet-vps", "ticks/s", quiet)
                        .limit("reading the journal alone", read)
                        .note("%s; parking lane, %.2f cores busy", hash, cores)
                        .is(isSame ? Verdict.TOLD : Verdict.FAIL),
                new Draft(
                                "P10",
                                "reading the journal, checksums and sequence checked",
                                "ticks/s",
                                read)
                        .limit("Chronicle copying the same documents out", raw)
                        .is(Verdict.TOLD));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long cpuNs() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private Board board() {
        return new Board(room, WORDS, WORDS);
    }

    private void record() throws JournalException {
        long begun = System.nanoTime();
        var source = new SimulatedTicks(STOCKS, 1);
        try (var directory = JournalDirectory.forWriting(journal)) {
            var setup =
                    PipelineSetup.recording(Profile.QUIET_VPS, room, 1, false, directory)
                            .withSettings(AllocationRun.everythingOn())
                            .withBoard(board());
            try (var pipeline = Pipeline.start(setup)) {
                var sink = pipeline.newSink();
                source.begin(sink);
                source.publish(sink, ticks);
                drain(pipeline);
                liveHash = pipeline.output().hash();
            }
        }
        Given.say("recorded %,d ticks in %.1f s", ticks, (System.nanoTime() - begun) / 1e9);
    }

    private static void drain(Pipeline pipeline) {
        if (!pipeline.drain(DRAIN_MS) || !pipeline.failures().latest().isEmpty()) {
            throw new IllegalStateException("stages failed: " + pipeline.failures().latest());
        }
    }

    /** Ticks a second, from the first event read to the last worked off. */
    private double replay(Profile profile) throws JournalException {
        var setup =
                PipelineSetup.replay(profile, room)
                        .withSettings(AllocationRun.everythingOn())
                        .withBoard(board());
        try (var pipeline = Pipeline.start(setup);
                var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            var replay = new Replay(reader, Replay.MAX_SPEED, n -> {});
            long begun = System.nanoTime();
            events = replay.run(pipeline.newSink());
            drain(pipeline);
            double seconds = (System.nanoTime() - begun) / 1e9;
            isSame &= pipeline.output().hash() == liveHash;
            return replay.ticks() / seconds;
        }
    }

    /** The reader alone, each event copied into a slot. */
    private double read() throws JournalException {
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            long begun = System.nanoTime();
            while (reader.next()) {
                reader.copyTo(slot);
            }
            return ticks / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
