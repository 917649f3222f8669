package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.RandomSession;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A stage that throws: what is lost, what goes on, and when the process ends. */
class StageFailureTest {
    private static final int ROWS = 500;

    /** Throws on every hundredth event. */
    private static final class Throwing extends Stage {
        private final RuntimeException failure;
        private final Error error;

        Throwing(RuntimeException failure, Error error) {
            this.failure = failure;
            this.error = error;
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            if (tick.sequence() % 100 == 0) {
                if (error != null) {
                    throw error;
                }
                throw failure;
            }
        }
    }

    @Test
    void anExceptionCostsOneEventAndIsRecorded() throws Exception {
        var stage = new Throwing(new IllegalStateException("planted"), null);
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, 16).withStages(List.of(stage));
        try (var pipeline = Pipeline.start(setup)) {
            publish(pipeline);
            assertTrue(pipeline.drain(10_000));
            long events = pipeline.counters().get(Counter.EVENTS);
            assertEquals(events / 100, pipeline.counters().get(Counter.STAGE_FAILURES));
            StageFailures.Failure first = pipeline.failures().latest().get(0);
            assertEquals(100, first.sequence());
            assertTrue(
                    first.toString().contains("throwing") && first.toString().contains("planted"));
            assertFalse(pipeline.failures().isFatal());
        }
    }

    @Test
    void theAlarmIsOnWhileFailuresAreMany() {
        var failures = new StageFailures(new Counters(), failure -> {});
        var stage = new Throwing(new IllegalStateException("planted"), null);
        long minuteNs = 60_000_000_000L;
        Tick tick = new Tick().receiveTimeNs(7 * minuteNs);
        for (int n = 0; n < 10; n++) {
            assertFalse(failures.isAlarm(7 * minuteNs), n + " failures");
            failures.record(stage, tick, new IllegalStateException("planted"));
        }
        assertTrue(failures.isAlarm(7 * minuteNs));
        assertTrue(failures.isAlarm(8 * minuteNs));
        assertFalse(failures.isAlarm(9 * minuteNs), "it has been well for a minute");
    }

    @Test
    void theHashSaysThatAnEventFailed() throws Exception {
        long healthy = hashWith(List.of());
        var stage = new Throwing(new IllegalStateException("planted"), null);
        assertEquals(hashWith(List.of(stage)), hashWith(List.of(stage)));
        assertFalse(healthy == hashWith(List.of(stage)));
    }

    @Test
    void anErrorIsFatalAndTheProducerIsNotParked() throws Exception {
        var fatal = new AtomicReference<StageFailures.Failure>();
        var stage = new Throwing(null, new InternalError("planted"));
        var setup =
                PipelineSetup.replay(
                                new Profile(
                                        "small", 64, WaitPolicy.PARK, Profile.QUIET_VPS.lanes()),
                                16)
                        .withStages(List.of(stage))
                        .withFatal(failure -> fatal.compareAndSet(null, failure));
        try (var pipeline = Pipeline.start(setup)) {
            publish(pipeline); // more events than the ring has slots: a parked producer would hang
            // here
        }
        assertEquals(100, fatal.get().sequence());
    }

    @Test
    void aProcessWhoseStageBreaksEndsWithItsOwnCode() throws Exception {
        Process child = new ProcessBuilder(command()).redirectErrorStream(true).start();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        String said = new String(child.getInputStream().readAllBytes());
        assertEquals(FatalExit.CODE, child.exitValue(), said);
        assertTrue(said.contains("FATAL: stage throwing failed at sequence 100"), said);
    }

    private static List<String> command() {
        Path config = Path.of(System.getProperty("icebreaker.root"), "config");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + config.resolve("jvm.flags"));
        if (Runtime.version().feature() >= 24) {
            command.add("@" + config.resolve("jvm-24.flags"));
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        StageFailureTest.class.getName()));
        return command;
    }

    /** The child of the test above. */
    public static void main(String[] args) throws Exception {
        var stage = new Throwing(null, new InternalError("planted"));
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, 16).withStages(List.of(stage)));
        publish(pipeline);
        Thread.sleep(30_000);
    }

    private static long hashWith(List<Stage> stages) throws Exception {
        var pipeline =
                Pipeline.start(PipelineSetup.replay(Profile.QUIET_VPS, 16).withStages(stages));
        publish(pipeline);
        pipeline.close();
        return pipeline.output().hash();
    }

    private static void publish(Pipeline pipeline) {
        Recorded.publish(
                pipeline.newSink(),
                RandomSession.instruments(),
                RandomSession.rows(7, ROWS),
                false);
    }

    @Test
    void aLiveProducerDropsAndSaysSoRatherThanWaitForEver() throws Exception {
        Stage slow =
                new Stage() {
                    @Override
                    public String name() {
                        return "slow";
                    }

                    @Override
                    public void onEvent(Tick tick, boolean endOfBatch) {
                        if (tick.kind() == EventKind.TICK) {
                            LockSupport.parkNanos(3_000_000);
                        }
                    }
                };
        var gaps = new Found();
        var small = new Profile("small", 16, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());
        var setup =
                PipelineSetup.recording(small, 16, 2, true, null)
                        .withOutput(gaps)
                        .withStages(List.of(slow));
        try (var pipeline = Pipeline.start(setup)) {
            TickSink sink = pipeline.newSink();
            Recorded.publish(sink, RandomSession.instruments(), RandomSession.rows(7, ROWS), false);
            assertTrue(pipeline.drain(20_000));
            Events.clock(
                    sink.claim(), 1); // the first event that gets through again tells of the gap
            sink.publish();
            assertTrue(pipeline.drain(20_000));
            long dropped = pipeline.counters().get(Counter.RING_DROPPED);
            assertTrue(dropped > 0);
            assertTrue(pipeline.counters().get(Counter.FEED_GAPS) > 0);
            assertTrue(pipeline.counters().get(Counter.RING_FULL) > 0);
        }
    }
}
