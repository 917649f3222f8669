package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What live feeds send while the ring is full. */
class BacklogTest {
    private static final int RING = 16;
    private static final int BACKLOG_BYTES = 1 << 16; // room for 199 packets, 64 of them kept free
    private static final int PATIENCE_MS = 20_000;

    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Long> seen = new ArrayList<>();
    private long gaps;
    private long told;

    /** Keeps what passes, and holds the lane until it is released. */
    private final class Gate extends Stage {
        private final Random pauses = new Random(5);

        @Override
        public String name() {
            return "gate";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            await(released);
            if (pauses.nextInt(50) == 0) {
                LockSupport.parkNanos(100_000);
            }
            if (tick.kind() == EventKind.TICK) {
                seen.add(tick.volume());
            } else if (tick.kind() == EventKind.FEED) {
                gaps++;
                told = Events.feedCount(tick);
                seen.add(-told);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pipeline start(int backlogBytes) throws Exception {
        var small = new Profile("small", RING, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());
        return Pipeline.start(
                PipelineSetup.recording(small, 16, 3, true, null)
                        .withBacklog(backlogBytes)
                        .withStages(List.of(new Gate())));
    }

    private static void publish(TickSink sink, long volume) {
        sink.claim().volume(volume).receiveTimeNs(volume);
        sink.publish();
    }

    @Test
    void losesNothingAndKeepsTheOrderWhileThereIsRoom() throws Exception {
        int packets = 140;
        try (var pipeline = start(BACKLOG_BYTES)) {
            TickSink first = pipeline.newSink();
            TickSink second = pipeline.newSink();
            for (int i = 0; i < packets; i++) {
                publish(
                        i % 3 == 0 ? second : first,
                        i); // behind each other whichever door they take
            }
            assertEquals(packets - RING, pipeline.counters().get(Counter.RING_BACKLOG));
            assertFalse(pipeline.drain(50), "what waits in the backlog is not worked off");
            released.countDown();
            assertTrue(pipeline.drain(PATIENCE_MS));
            publish(first, packets);
            assertTrue(pipeline.drain(PATIENCE_MS));
            assertEquals(packets - RING, pipeline.counters().get(Counter.RING_BACKLOG));
            assertEquals(packets + 1, pipeline.counters().get(Counter.TICKS));
            assertEquals(0, pipeline.counters().get(Counter.RING_DROPPED));
        }
        for (int i = 0; i <= packets; i++) {
            assertEquals(i, seen.get(i));
        }
    }

    @Test
    void whatTheJournalHasGoesInFrontOfAllThatCameMeanwhile() throws Exception {
        released.countDown();
        int packets = 60;
        try (var pipeline = start(BACKLOG_BYTES)) {
            TickSink live = pipeline.newSink();
            TickSink patient = pipeline.newPatientSink();
            try (var recovery = pipeline.beginRecovery()) {
                for (int i = 0; i < packets; i++) {
                    publish(i % 2 == 0 ? live : patient, packets + i);
                    publish(recovery.sink(), i);
                }
                assertTrue(pipeline.drain(PATIENCE_MS));
                assertEquals(packets, pipeline.counters().get(Counter.TICKS));
            }
            publish(patient, 2 * packets);
            assertTrue(pipeline.drain(PATIENCE_MS));
        }
        assertEquals(LongStream.rangeClosed(0, 2 * packets).boxed().toList(), seen);
    }

    @Test
    void whatFindsNoRoomIsCountedAndToldInFrontOfTheNext() throws Exception {
        int packets = 400;
        try (var pipeline = start(BACKLOG_BYTES)) {
            TickSink sink = pipeline.newSink();
            for (int i = 0; i < packets; i++) {
                publish(sink, i);
            }
            long dropped = pipeline.counters().get(Counter.RING_DROPPED);
            assertTrue(dropped > 0);
            released.countDown();
            assertTrue(pipeline.drain(PATIENCE_MS));
            publish(sink, packets);
            assertTrue(pipeline.drain(PATIENCE_MS));
            assertEquals(1, gaps);
            assertEquals(dropped, told);
            assertEquals(packets + 1 - dropped, pipeline.counters().get(Counter.TICKS));
            assertEquals(-dropped, seen.get(seen.size() - 2));
            assertEquals(packets, seen.get(seen.size() - 1));
        }
    }

    @Test
    void threeFeedsInBurstsKeepTheirOrderEach() throws Exception {
        released.countDown();
        int packets = 20_000;
        try (var pipeline = start(1 << 25)) {
            List<Thread> feeds = new ArrayList<>();
            for (int feed = 0; feed < 3; feed++) {
                feeds.add(burst(pipeline.newSink(), feed, packets));
            }
            for (Thread feed : feeds) {
                feed.join();
            }
            assertTrue(pipeline.drain(PATIENCE_MS));
            assertTrue(pipeline.counters().get(Counter.RING_BACKLOG) > 0);
            assertEquals(0, pipeline.counters().get(Counter.RING_DROPPED));
        }
        assertEquals(3 * packets, seen.size());
        long[] next = new long[3];
        for (long volume : seen) {
            assertEquals(next[(int) (volume % 3)]++, volume / 3);
        }
    }

    private static Thread burst(TickSink sink, int feed, int packets) {
        var thread =
                new Thread(
                        () -> {
                            var random = new Random(feed);
                            for (int i = 0; i < packets; i++) {
                                publish(sink, 3L * i + feed);
                                if (random.nextInt(400) == 0) {
                                    LockSupport.parkNanos(random.nextInt(3_000_000));
                                }
                            }
                        });
        thread.start();
        return thread;
    }

    @Test
    void noByteIsMadeWhilePacketsWait() throws Exception {
        try (var pipeline = start(1 << 22)) {
            TickSink sink = pipeline.newSink();
            long made = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) { // what a packet makes shows in each of them
                made = Math.min(made, madeBy(sink, 2_000));
            }
            released.countDown();
            assertEquals(0, made, "bytes");
        }
    }

    private static long madeBy(TickSink sink, int packets) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        publish(sink, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < packets; i++) {
            publish(sink, i);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
