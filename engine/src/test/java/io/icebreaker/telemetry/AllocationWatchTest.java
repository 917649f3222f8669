package io.icebreaker.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Exchanger;
import org.junit.jupiter.api.Test;

/** A socket's thread is found by its name, what it allocates is seen, and it is forgotten when it ends. */
class AllocationWatchTest {
    private static final int BYTES = 1 << 20;

    private final Exchanger<byte[]> turns = new Exchanger<>();

    private void allocate() {
        try {
            turns.exchange(null);
            turns.exchange(null); // it has been seen, and allocates from here on
            turns.exchange(new byte[BYTES]);
            turns.exchange(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void seesWhatASocketAllocatesAsLongAsItLives() throws Exception {
        var watch = new AllocationWatch();
        var socket = new Thread(this::allocate, AllocationWatch.SOCKET + "test");
        socket.start();
        turns.exchange(null);
        watch.endSecond();
        turns.exchange(null);
        assertEquals(BYTES, turns.exchange(null).length);
        watch.endSecond();
        HotThread seen =
                watch.threads().stream().filter(it -> !it.isLane()).findFirst().orElseThrow();
        assertEquals("socket-test", seen.name());
        assertTrue(seen.recentBytes() >= BYTES, seen.toString());
        assertTrue(seen.recentBytes() < 2 * BYTES, seen.toString());
        for (int second = 0; second < LatencyWindow.SECONDS; second++) {
            watch.endSecond();
        }
        assertEquals(0, watch.threads().get(0).recentBytes());
        turns.exchange(null);
        socket.join();
        watch.endSecond();
        assertTrue(watch.threads().isEmpty());
    }
}
