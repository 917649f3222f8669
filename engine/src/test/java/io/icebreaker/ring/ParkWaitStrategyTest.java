package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane that looks before it sleeps, and one that sleeps at once. */
class ParkWaitStrategyTest {
    private static final int EVENTS = 2_000;

    private static RingBuffer<long[]> ring(long lookNs) {
        return RingBuffer.create(
                ProducerType.SINGLE, () -> new long[1], 64, new ParkWaitStrategy(lookNs));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, 10_000_000_000L})
    void seesEveryEventWhetherItLooksOrSleeps(long lookNs) throws Exception {
        RingBuffer<long[]> ring = ring(lookNs);
        SequenceBarrier barrier = ring.newBarrier();
        var seen =
                CompletableFuture.supplyAsync(
                        () -> {
                            long next = 0;
                            while (next < EVENTS) {
                                next = await(barrier, next) + 1;
                            }
                            return next;
                        });
        for (int n = 0; n < EVENTS; n++) {
            if (n % 100 == 0) {
                Thread.sleep(1); // long enough to fall asleep
            }
            ring.publish(ring.next());
        }
        assertEquals(EVENTS, seen.get(30, TimeUnit.SECONDS));
    }

    private static long await(SequenceBarrier barrier, long sequence) {
        try {
            return barrier.waitFor(sequence);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10_000_000_000L})
    void canBeToldToStopWhileItWaits(long lookNs) {
        RingBuffer<long[]> ring = ring(lookNs);
        SequenceBarrier barrier = ring.newBarrier();
        var waiting = CompletableFuture.supplyAsync(() -> await(barrier, 0));
        barrier.alert();
        var thrown =
                assertThrows(ExecutionException.class, () -> waiting.get(30, TimeUnit.SECONDS));
        assertEquals(AlertException.class, thrown.getCause().getCause().getClass());
    }
}
