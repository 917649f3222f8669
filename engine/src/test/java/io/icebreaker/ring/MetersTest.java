package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.HotThread;
import io.icebreaker.telemetry.LaneFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured changes nothing, misses no packet and knows its stages. */
class MetersTest {
    private static final List<Row> ROWS = RandomSession.rows(42, 8_000);
    private static final int INSTRUMENTS = 16;
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long LATER_NS = 3_600_000_000_000L;

    /** Longer than this counts as this long. */
    private static final long HANG_NS = 60_000_000_000L;

    @TempDir Path directory;

    private EngineFigures figures;
    private long ticks;

    private long hash(Profile profile, boolean measured) throws Exception {
        Path path = directory.resolve(profile.name() + measured);
        try (var journal = JournalDirectory.forWriting(path)) {
            var pipeline =
                    Pipeline.start(
                            PipelineSetup.recording(profile, INSTRUMENTS, 1, false, journal));
            long lastNs = ROWS.get(ROWS.size() - 1).recvNs();
            Meters meters = measured ? pipeline.measure(() -> lastNs + LATER_NS) : null;
            Recorded.publish(pipeline.newSink(), RandomSession.instruments(), ROWS, true);
            assertTrue(pipeline.drain(60_000));
            if (measured) {
                ticks = pipeline.counters().get(Counter.TICKS);
                figures = await(meters);
                meters.close();
            }
            pipeline.close();
            return pipeline.output().hash();
        }
    }

    /** Figures that were made after the last packet. */
    private static EngineFigures await(Meters meters) throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (meters.minutes().length < 2) {
            assertTrue(System.nanoTime() < untilNs, "no figures");
            Thread.sleep(20);
        }
        return meters.figures();
    }

    @Test
    void theOutputIsTheSameWithAndWithout() throws Exception {
        long plain = hash(Profile.QUIET_VPS, false);
        assertEquals(plain, hash(Profile.QUIET_VPS, true));
        assertEquals(plain, hash(Profile.DEDICATED_CORES, true));
    }

    @Test
    void everyPacketIsCountedOnceWhereItsConsequencesShow() throws Exception {
        hash(Profile.QUIET_VPS, true);
        assertEquals(ticks, figures.signal().all().count());
        assertTrue(figures.signal().all().p50Ns() >= HANG_NS, figures.signal().toString());
        LaneFigures lane = figures.lanes().get(0);
        assertEquals(1, figures.lanes().size());
        assertEquals("lane-analysis", lane.name());
        assertEquals(0, lane.waiting());
        assertTrue(lane.mostWaitingEver() > 0);
        assertTrue(lane.batches().all().count() > 0);
        var names = new TreeSet<String>();
        for (LaneFigures.Timed stage : lane.stages()) {
            names.add(stage.name());
            long samples = stage.all().count();
            assertTrue(samples >= ticks / LaneMeter.SAMPLED, stage.toString());
        }
        assertTrue(names.containsAll(List.of("journal", "flow", "signal", "output")), "" + names);
    }

    @Test
    void lanesThatShowNothingAreMeasuredForThemselvesAlone() throws Exception {
        hash(
                new Profile(
                        "two lanes on any machine",
                        Profile.QUIET_VPS.ringSize(),
                        WaitPolicy.PARK,
                        Profile.DEDICATED_CORES.lanes()),
                true);
        assertEquals(ticks, figures.signal().all().count());
        assertEquals(
                List.of("lane-journal", "lane-analysis"),
                figures.lanes().stream().map(LaneFigures::name).toList());
        List<HotThread> threads = figures.threads();
        assertEquals(2, threads.stream().filter(HotThread::isLane).count());
    }

    @Test
    void aDelayIsToldWithItsCause() throws Exception {
        hash(Profile.QUIET_VPS, true);
        assertTrue(figures.outlierCount() > 0);
        assertEquals(Math.min(64, figures.outlierCount()), figures.outliers().size());
        figures.outliers().forEach(it -> assertTrue(it.tookNs() >= LATER_NS));
    }
}
