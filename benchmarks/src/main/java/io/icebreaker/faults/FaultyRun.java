package io.icebreaker.faults;

import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StageFailures;
import io.icebreaker.ring.WaitPolicy;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A pipeline with a {@link FaultyStage} in it and a live producer in front. As a process of its own it prints
 * FAULT when the stage fails and, once a second, {@code PRODUCER worstMs ringFull dropped}.
 */
final class FaultyRun {
    /** Small, so that it is full a moment after its lane stands still. */
    private static final int RING = 1_024;

    private static final long VICTIM = 5_000;
    private static final long EACH_MS = 20;
    private static final long SECOND_NS = 1_000_000_000L;

    private final FaultyStage stage;
    private final Pipeline pipeline;
    private final EventStream stream = new EventStream(1);
    private final TickSink sink;
    private long sequence;
    private long worstNs;

    /** {@code live}: whether the producer drops rather than wait. */
    FaultyRun(FaultyStage.Kind kind, Profile layout, long victim, boolean live) throws Exception {
        stage = new FaultyStage(kind, victim);
        var profile = new Profile("faulty", RING, WaitPolicy.PARK, layout.lanes());
        pipeline =
                Pipeline.start(
                        PipelineSetup.recording(profile, Recorder.ROOM, 1, live, null)
                                .withStages(List.of(stage)));
        sink = pipeline.newSink();
    }

    /** The process. Arguments: kind, profile. */
    public static void main(String[] args) throws Exception {
        var kind = FaultyStage.Kind.valueOf(args[0]);
        var run = new FaultyRun(kind, Profile.named(args[1]), VICTIM, true);
        while (true) {
            run.publish(SECOND_NS);
            System.out.printf(
                    "PRODUCER %d %d %d%n",
                    run.worstNs / 1_000_000,
                    run.pipeline.counters().get(Counter.RING_FULL),
                    run.pipeline.counters().get(Counter.RING_DROPPED));
        }
    }

    /** Twenty events a millisecond, as the socket's thread would. */
    void publish(long forNs) {
        long untilNs = System.nanoTime() + forNs;
        while (System.nanoTime() < untilNs) {
            for (int i = 0; i < EACH_MS; i++) {
                put();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** So many events, as fast as they are taken. */
    void publishCount(long events) {
        for (long i = 0; i < events; i++) {
            put();
        }
    }

    private void put() {
        long fromNs = System.nanoTime();
        stream.fill(sink.claim(), ++sequence);
        sink.publish();
        worstNs = Math.max(worstNs, System.nanoTime() - fromNs);
    }

    FaultyStage stage() {
        return stage;
    }

    StageFailures failures() {
        return pipeline.failures();
    }

    /** Events that entered the ring. */
    long published() {
        return pipeline.counters().get(Counter.EVENTS);
    }

    boolean close() {
        pipeline.close();
        return pipeline.isWorkedOff();
    }
}
