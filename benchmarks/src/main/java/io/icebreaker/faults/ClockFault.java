package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.SteadyTime;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * F11: the wall clock jumps, stands, or is smeared, while exchange stamps stay true. It stamps what is
 * received and decides which day's file is written.
 */
final class ClockFault implements Fault {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    private static final int EVENTS = 40_000; // a millisecond each

    private final Verdict verdict = new Verdict();
    private final List<String> flagged = new ArrayList<>();

    /** What the wall clock does in the second half; in the last quarter it is right again. */
    private enum Jump {
        FORWARD_1S(SECOND_NS),
        BACK_1S(-SECOND_NS),
        FORWARD_1H(HOUR_NS),
        BACK_1H(-HOUR_NS),
        FORWARD_1DAY(24 * HOUR_NS),
        FREEZE(0),
        SMEAR(SECOND_NS);

        private final long byNs;

        Jump(long byNs) {
            this.byNs = byNs;
        }

        long wallNs(long trueNs, int event) {
            if (event < EVENTS / 2 || event >= EVENTS * 3 / 4) {
                return trueNs;
            }
            int since = event - EVENTS / 2;
            return switch (this) {
                case FREEZE -> trueNs - since * 1_000_000L;
                case SMEAR -> trueNs + byNs * since / (EVENTS / 4);
                default -> trueNs + byNs;
            };
        }
    }

    @Override
    public String id() {
        return "F11";
    }

    @Override
    public String title() {
        return "the wall clock jumps";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        for (int i = 0; i < run.tries(1, 20); i++) {
            for (Jump jump : Jump.values()) {
                verdict.tried();
                jump(run.directory(jump + "-" + i), jump, run.random(i).nextLong());
            }
        }
        return verdict.result("flagged: %s", String.join(", ", flagged));
    }

    private void jump(Path path, Jump jump, long seed) throws Exception {
        long liveHash;
        var wallMs = new AtomicLong();
        try (var directory = JournalDirectory.forWriting(path, wallMs::get);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, Recorder.ROOM, 1, false, directory))) {
            publish(pipeline, jump, seed, wallMs);
            verdict.expect(pipeline.drain(60_000), "%s: events were not worked off", jump);
            liveHash = pipeline.output().hash();
            flags(jump, pipeline);
        }
        var ledger = new BarLedger();
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, Recorder.ROOM).withOutput(ledger);
        try (var pipeline = Pipeline.start(setup);
                var reader = new JournalReader(JournalDirectory.forReading(path))) {
            // A record in an older day's file would come out of order: the reader stops there.
            long last = new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
            verdict.lost(EVENTS - last, jump + ": events missing in the journal");
            pipeline.drain(60_000);
            verdict.expect(
                    pipeline.output().hash() == liveHash, "%s: replay differs from live", jump);
        }
        verdict.corrupted(ledger.wrong(), jump + ": " + ledger.complaint());
        verdict.expect(ledger.bars() > 100, "%s: only %d bars", jump, ledger.bars());
    }

    /** Packets are stamped with what the wall clock says; clock events are made as live makes them. */
    private static void publish(Pipeline pipeline, Jump jump, long seed, AtomicLong wallMs) {
        var stream = new EventStream(seed);
        TickSink sink = pipeline.newSink();
        var wall = new AtomicLong();
        var monotonic = new AtomicLong();
        var steady = new SteadyTime(wall::get, monotonic::get, pipeline.counters());
        for (int event = 1; event <= EVENTS; event++) {
            Tick slot = sink.claim();
            stream.fill(slot, event);
            long wallNs = jump.wallNs(slot.receiveTimeNs(), event);
            wallMs.set(wallNs / 1_000_000);
            wall.set(wallNs);
            monotonic.set(event * 1_000_000L);
            slot.receiveTimeNs(slot.kind() == EventKind.CLOCK ? steady.nanoTime() : wallNs);
            sink.publish();
        }
    }

    private void flags(Jump jump, Pipeline pipeline) {
        long jumps = pipeline.counters().get(Counter.CLOCK_JUMPS);
        long future = pipeline.counters().get(Counter.FUTURE_TS);
        long late = pipeline.counters().get(Counter.LATE);
        flagged.add(
                jump + " " + jumps + "x (" + future + " stamps in the future, " + late + " late)");
        verdict.expect(jumps > 0, "%s: not flagged", jump);
    }
}
