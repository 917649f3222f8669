package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A stage that does not come back is noticed; an idle one is not. */
class LaneWatchTest {
    private static final long PATIENCE_NS = 60_000_000_000L;

    private final CountDownLatch goOn = new CountDownLatch(1);

    private final class Stuck extends Stage {
        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void await(Pipeline pipeline, String trouble) throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!Objects.equals(trouble, pipeline.trouble(1))) {
            assertTrue(System.nanoTime() < untilNs, "trouble is " + pipeline.trouble(1));
            Thread.sleep(50);
        }
    }

    @Test
    void noticesALaneThatDoesNotComeOn() throws Exception {
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, 1).withStages(List.of(new Stuck()));
        try (var pipeline = Pipeline.start(setup)) {
            Thread.sleep(300); // idle: nothing waits for it
            assertEquals(0, pipeline.counters().get(Counter.LANE_STUCK));
            TickSink sink = pipeline.newSink();
            Events.clock(sink.claim(), 1);
            sink.publish();
            long untilNs = System.nanoTime() + PATIENCE_NS;
            while (pipeline.counters().get(Counter.LANE_STUCK) == 0) {
                assertTrue(System.nanoTime() < untilNs, "nobody noticed");
                Thread.sleep(50);
            }
            await(pipeline, "LANE_STUCK");
            goOn.countDown();
            assertTrue(pipeline.drain(60_000));
            await(pipeline, null);
        }
    }

    @Test
    void looksOnWhenWhatItDoesBetweenFails() throws Exception {
        var calls = new AtomicInteger();
        var at = new AtomicReference<Thread>();
        Runnable failing =
                () -> {
                    at.set(Thread.currentThread());
                    calls.incrementAndGet();
                    throw new IllegalStateException("for the test");
                };
        try (var watch = LaneWatch.start(List.of(), () -> 0, new Counters(), failing)) {
            long untilNs = System.nanoTime() + PATIENCE_NS;
            while (at.get() == null) {
                assertTrue(System.nanoTime() < untilNs, "nothing was done between");
                Thread.sleep(10);
            }
            at.get().join(500);
            assertTrue(at.get().isAlive(), "the watch ended");
            assertEquals(1, calls.get());
            assertFalse(watch.isStuck());
        }
    }
}
