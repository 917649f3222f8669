package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * F16: the opening bell. Fifty times the usual 2,000 events a second for two seconds, then ten times; a live
 * producer, paced by when each event is due, the whole pipeline behind it, journaling. Nothing is dropped
 * and nothing collected; how full the ring was and how old events grew is told, and judged only by whether
 * it ends.
 */
final class BurstFault implements Fault {
    private static final long USUAL_EACH_MS = 2;
    private static final long CALM_MS = 1_000;
    private static final long BURST_MS = 2_000;
    private static final long BURST_END_MS = CALM_MS + BURST_MS;
    private static final long MS_NS = 1_000_000;
    private static final long BACK_TO_NORMAL_MS = 2_000;
    private static final double PERCENT = 99;
    private static final long NORMAL_EVENTS =
            2_000; // a tenth of a second of what follows the burst

    private final Verdict verdict = new Verdict();
    private long highWater;
    private long backAfterMs = -1;
    private long collections;

    /** Of the burst when all of their millisecond had been worked on; us, at most 0.2 ms too many. */
    private final Histogram agesUs = new Histogram(3);

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
        long rehearsalMs = run.full() ? 20_000 : 1_000; // an engine is not new at the bell
        new BurstFault().open(run, "rehearsal", rehearsalMs);
        verdict.tried();
        long published = open(run, "open", run.full() ? 60_000 : 3_000);
        verdict.expect(
                backAfterMs >= 0 && backAfterMs <= BACK_TO_NORMAL_MS,
                "not back to normal %d ms after the burst",
                BACK_TO_NORMAL_MS);
        double oldMs = agesUs.getValueAtPercentile(PERCENT) / 1e3;
        // One may have been due before the first event.
        verdict.expect(collections <= 1, "%d collections of garbage", collections);
        int ring = Profile.QUIET_VPS.ringSize();
        return verdict.result(
                "%,d events; p99 in the burst %.2f ms; ring at most %.1f %% full; back to normal %d ms"
                        + " after the burst; %d collections",
                published, oldMs, 100.0 * highWater / ring, backAfterMs, collections);
    }

    /** The bell, the burst and what follows it; returns how many events there were. */
    private long open(FaultRun run, String name, long afterMs) throws Exception {
        Path path = run.directory(name);
        long published;
        try (var directory = JournalDirectory.forWriting(path);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.live(Profile.QUIET_VPS, Recorder.ROOM, 1, directory)
                                        .withBoard(new Board(Recorder.ROOM, 1 << 12, 1 << 12)))) {
            published = publish(pipeline, run.seed(), afterMs);
            verdict.expect(pipeline.drain(30_000), "the ring was not worked off");
            verdict.lost(pipeline.counters().get(Counter.RING_DROPPED), "packets dropped");
        }
        verdict.lost(published - journaled(path), "events not in the journal");
        return published;
    }

    private long publish(Pipeline pipeline, long seed, long afterMs) {
        var stream = new EventStream(seed);
        TickSink sink = pipeline.newSink();
        long[] due = due(CALM_MS + BURST_MS + afterMs);
        long collectedBefore = collected();
        long startedNs = System.nanoTime();
        long sequence = 0;
        int done = 0;
        for (int ms = 0; ms < due.length; ) {
            long nowNs = System.nanoTime() - startedNs;
            ms = (int) Math.min(due.length, Math.max(ms, nowNs / MS_NS + 1));
            while (sequence < due[ms - 1]) {
                stream.fill(sink.claim(), ++sequence);
                sink.publish();
            }
            done = look(pipeline.output().published(), due, done, startedNs);
            highWater = Math.max(highWater, sequence - pipeline.output().published());
            if (backAfterMs < 0 && ms > BURST_END_MS && isNormal(pipeline, sequence)) {
                backAfterMs = ms - BURST_END_MS;
            }
            LockSupport.parkNanos(200_000);
        }
        collections = collected() - collectedBefore;
        return sequence;
    }

    private static boolean isNormal(Pipeline pipeline, long sequence) {
        return sequence - pipeline.output().published() < NORMAL_EVENTS;
    }

    /** How many events are due by the end of each millisecond. */
    private static long[] due(long forMs) {
        long[] due = new long[(int) forMs];
        for (int ms = 0; ms < due.length; ms++) {
            long times = ms < CALM_MS ? 1 : ms < BURST_END_MS ? 50 : 10;
            due[ms] = (ms == 0 ? 0 : due[ms - 1]) + USUAL_EACH_MS * times;
        }
        return due;
    }

    /** Takes down the ages of milliseconds worked off since the last look; returns how many are. */
    private int look(long published, long[] due, int done, long startedNs) {
        int ms = done;
        for (; ms < due.length && due[ms] <= published; ms++) {
            if (ms >= CALM_MS && ms < BURST_END_MS) {
                long ageNs = System.nanoTime() - startedNs - ms * MS_NS;
                agesUs.recordValueWithCount(ageNs / 1_000, due[ms] - due[ms - 1]);
            }
        }
        return ms;
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
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
