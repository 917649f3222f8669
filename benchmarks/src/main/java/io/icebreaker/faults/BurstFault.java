package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * F16: the opening bell. Fifty times the usual 2,000 events a second for two seconds, then ten times; a live
 * producer, paced by when each event is due, the whole pipeline behind it, journaling. Nothing is dropped;
 * how full the ring was and how old events grew is told, and judged only by whether it ends.
 */
final class BurstFault implements Fault {
    private static final long USUAL_EACH_MS = 2;
    private static final long CALM_MS = 1_000;
    private static final long BURST_MS = 2_000;
    private static final long BACK_TO_NORMAL_MS = 2_000;
    private static final long NORMAL_EVENTS =
            2_000; // a tenth of a second of what follows the burst

    private final Verdict verdict = new Verdict();
    private long highWater;
    private long backAfterMs = -1;

    @Override
    public String id() {
        return "F16";
    }

    @Override
    public String title() {
        return "the burst at the opening bell";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        Path path = run.directory("open");
        long afterMs = run.full() ? 60_000 : 3_000;
        long published;
        try (var directory = JournalDirectory.forWriting(path);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                                Profile.QUIET_VPS,
                                                Recorder.ROOM,
                                                1,
                                                true,
                                                directory)
                                        .withBoard(new Board(Recorder.ROOM, 1 << 12, 1 << 12)))) {
            verdict.tried();
            published = publish(pipeline, run.seed(), afterMs);
            verdict.expect(pipeline.drain(30_000), "the ring was not worked off");
            verdict.lost(pipeline.counters().get(Counter.RING_DROPPED), "packets dropped");
        }
        verdict.lost(published - journaled(path), "events not in the journal");
        verdict.expect(
                backAfterMs >= 0 && backAfterMs <= BACK_TO_NORMAL_MS,
                "not back to normal %d ms after the burst",
                BACK_TO_NORMAL_MS);
        int ring = Profile.QUIET_VPS.ringSize();
        return verdict.result(
                "%,d events; ring at most %.1f %% full; back to normal %d ms after the burst",
                published, 100.0 * highWater / ring, backAfterMs);
    }

    private long publish(Pipeline pipeline, long seed, long afterMs) {
        var stream = new EventStream(seed);
        TickSink sink = pipeline.newSink();
        long startedNs = System.nanoTime();
        long sequence = 0;
        long due = 0;
        long burstEndMs = CALM_MS + BURST_MS;
        for (long ms = 0; ms < burstEndMs + afterMs; ) {
            for (; ms <= (System.nanoTime() - startedNs) / 1_000_000; ms++) {
                long times = ms < CALM_MS ? 1 : ms < burstEndMs ? 50 : 10;
                due += USUAL_EACH_MS * times;
            }
            while (sequence < due) {
                stream.fill(sink.claim(), ++sequence);
                sink.publish();
            }
            long waiting = sequence - pipeline.output().published();
            highWater = Math.max(highWater, waiting);
            if (backAfterMs < 0 && ms > burstEndMs && waiting < NORMAL_EVENTS) {
                backAfterMs = ms - burstEndMs;
            }
            LockSupport.parkNanos(200_000);
        }
        return sequence;
    }

    private static long journaled(Path path) throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.next()) {
                // the reader finds holes
            }
            return reader.sequence();
        }
    }
}
