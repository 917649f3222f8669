package io.icebreaker.app;

import io.icebreaker.app.rule.RuleTests;
import io.icebreaker.app.rule.RuleTests.Watch;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A recorded day through a pipeline of its own with other rules than it had: nothing is written, and half of
 * the time is left to the day that runs.
 */
final class RuleTrial implements RuleTests.Trial {
    /** Stages of 4,096 instruments, and the ring. */
    private static final int NEEDED_MB = 220;

    /** Then it pauses for as long as it took. */
    private static final int STRETCH = 4_096;

    private final Function<String, Path> days;
    private final HeapRoom heap = new HeapRoom();

    /** {@code days}: where a day lies, null for none. */
    RuleTrial(Function<String, Path> days) {
        this.days = days;
    }

    @Override
    public void run(String day, String rules, Watch watch) throws Exception {
        Path path = days.apply(day);
        if (path == null) {
            throw new IllegalArgumentException("no recorded day '" + day + "'");
        }
        if (!heap.holds(NEEDED_MB)) {
            throw new IllegalArgumentException(
                    "a test takes up to " + NEEDED_MB + " MB, more than the day that runs leaves");
        }
        var directory = JournalDirectory.forReading(path);
        int room = JournalScan.of(path).instrumentCapacity();
        var instruments = new AtomicReferenceArray<Instrument>(room);
        OutputSink sink =
                (sequence, type, words, at, length) -> {
                    if (type == FindingType.ALERT) {
                        Instrument of = instruments.get((int) words[at + AlertWords.ID]);
                        watch.found(sequence, words, at, of);
                    }
                };
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, room)
                        .withOutput(sink)
                        .withSettings(SetOptions.kept(directory))
                        .withEarlierBars(Before.of(directory).bars())
                        .withFatal(failure -> {})
                        .withFirst(1 - RuleParts.count(rules));
        long last = Math.max(1, JournalReader.lastSequence(directory));
        try (var pipeline = Pipeline.start(setup);
                var reader = new JournalReader(directory)) {
            feed(reader, pipeline, rules, instruments, last, watch);
            pipeline.drain(60_000);
            watch.progress(1, pipeline.counters().get(Counter.RULE_EVALUATIONS));
        }
    }

    private static void feed(
            JournalReader reader,
            Pipeline pipeline,
            String rules,
            AtomicReferenceArray<Instrument> instruments,
            long last,
            Watch watch)
            throws JournalException {
        TickSink ring = pipeline.newSink();
        RuleParts.publish(ring, JournalStage.layoutVersion(), rules, 0);
        long stretchNs = System.nanoTime();
        long events = 0;
        while (!watch.isStopped() && reader.next()) {
            Tick slot = ring.claim();
            reader.copyTo(slot);
            slot.sequence(reader.sequence());
            if (RuleParts.isPart(slot)) {
                RuleParts.silence(slot);
            }
            if (slot.kind() == EventKind.INSTRUMENT) {
                instruments.set(slot.id(), Events.instrument(slot));
            }
            ring.publish();
            if (++events % STRETCH == 0) {
                long evaluated = pipeline.counters().get(Counter.RULE_EVALUATIONS);
                watch.progress((double) reader.sequence() / last, evaluated);
                LockSupport.parkNanos(System.nanoTime() - stretchNs);
                stretchNs = System.nanoTime();
            }
        }
    }
}
