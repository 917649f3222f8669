package io.icebreaker.bench.paced;

import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.ClockEvents;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes runs, one at a time, each with an engine and a journal of its own. */
final class Runs {
    /** Between an engine's start and its first packet. */
    private static final long SETTLE_NS = 200_000_000L;

    private final FramePool pool = new FramePool();
    private final Path work;
    private final boolean isTimed;

    /**
     * Runs with journals below {@code work}, on disk.
     *
     * @param isTimed whether a missed rate voids a run
     */
    Runs(Path work, boolean isTimed) {
        this.work = work;
        this.isTimed = isTimed;
    }

    FramePool pool() {
        return pool;
    }

    Path work() {
        return work;
    }

    /** Makes a run; its journal is replayed where {@code isReplayed}, and deleted. */
    Outcome run(Plan plan, boolean isReplayed) throws IOException, JournalException {
        Path journal = plan.isJournaled() ? work.resolve("journal") : null;
        try {
            return run(plan, journal, isReplayed && plan.isJournaled());
        } finally {
            delete(work.resolve("journal"));
        }
    }

    private Outcome run(Plan plan, Path journal, boolean isReplayed)
            throws IOException, JournalException {
        int room = pool.instruments().size();
        var board = Rig.board(room);
        var meters = new Meters(plan);
        var rig = Rig.open(plan.profile(), pool.instruments(), journal, board, meters.stages());
        Publisher publisher;
        Control control;
        try (rig) {
            Pipeline pipeline = rig.pipeline();
            TickSink sink = plan.isPaced() ? pipeline.newSink() : pipeline.newPatientSink();
            var decoder = new KiteDecoder(rig.registered()::id, 1);
            publisher = new Publisher(pool, decoder, sink, plan);
            control = publish(publisher, pipeline, meters, plan);
        }
        String differs = null;
        if (isReplayed) {
            differs = Rig.replayDiffers(journal, room, rig.pipeline().output().hash());
        }
        return outcome(plan, meters, publisher, control, rig.pipeline(), differs, isReplayed);
    }

    private static Control publish(
            Publisher publisher, Pipeline pipeline, Meters meters, Plan plan) {
        publisher.earlier(pipeline.newPatientSink());
        pipeline.drain(Long.MAX_VALUE / 2_000_000);
        long startNs = System.nanoTime() + SETTLE_NS;
        meters.begin(startNs);
        TickSink clockSink = pipeline.newSink();
        long shift = plan.startNs() - startNs;
        var control = Control.start();
        if (!plan.isPaced()) { // time goes by the packets', which do not keep to any clock
            publisher.run(startNs);
        } else {
            Instants.await(startNs);
            try (var clock =
                    ClockEvents.start(
                            clockSink, () -> System.nanoTime() + shift, pipeline.counters())) {
                publisher.run(startNs);
            }
        }
        control.close();
        return control;
    }

    private Outcome outcome(
            Plan plan,
            Meters meters,
            Publisher publisher,
            Control control,
            Pipeline pipeline,
            String differs,
            boolean isReplayed) {
        VisibleStage visible = meters.published();
        long measured = plan.measured();
        double tookNs =
                plan.isPaced()
                        ? Math.max(
                                plan.measuredNs(), visible.lastVisibleNs() - plan.measureFromNs())
                        : visible.lastVisibleNs() - visible.firstVisibleNs();
        return new Outcome(
                plan,
                isTimed,
                lost(plan, meters, pipeline),
                measured * 1e9 / tookNs,
                visible.latency(),
                meters.shown().latency(),
                pipeline.counters().get(Counter.SIGNALS),
                publisher.lateness(),
                control.late(),
                control.stealPercent(),
                visible.allocated() < 0 ? Double.NaN : (double) visible.allocated() / measured,
                (double) publisher.allocated() / measured,
                plan.burstEndNs() == 0 || visible.quietNs() < 0
                        ? -1
                        : visible.quietNs() - plan.burstEndNs(),
                differs,
                isReplayed);
    }

    private static long lost(Plan plan, Meters meters, Pipeline pipeline) {
        var counters = pipeline.counters();
        long missing = plan.earlier() + plan.schedule().packets() - meters.shown().ticks();
        long failed = counters.get(Counter.STAGE_FAILURES) + counters.rejected();
        boolean isClosed = pipeline.isWorkedOff();
        return missing
                + failed
                + counters.get(Counter.UNJOURNALED)
                + counters.get(Counter.OUTPUT_UNJOURNALED)
                + (isClosed ? 0 : 1);
    }

    /** Deletes a directory with all in it; one that is not there is fine. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            found.sorted(Comparator.reverseOrder()).forEach(Runs::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
