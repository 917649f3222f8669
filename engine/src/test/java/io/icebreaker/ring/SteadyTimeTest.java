package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Counters counters = new Counters();
    private long wallNs = 1_000 * SECOND_NS;
    private long monotonicNs;
    private final SteadyTime time = new SteadyTime(() -> wallNs, () -> monotonicNs, counters);

    private long after(long passedNs, long jumpNs) {
        monotonicNs += passedNs;
        wallNs += passedNs + jumpNs;
        return time.nanoTime() / SECOND_NS;
    }

    @Test
    void followsAGoodClock() {
        assertEquals(1_000, after(0, 0));
        assertEquals(1_001, after(SECOND_NS, 0));
        assertEquals(1_100, after(99 * SECOND_NS, 300_000_000L));
        assertEquals(0, counters.get(Counter.CLOCK_JUMPS));
    }

    @Test
    void doesNotGoBack() {
        after(0, 0);
        assertEquals(1_000, after(SECOND_NS, -3_600 * SECOND_NS));
        assertEquals(1, counters.get(Counter.CLOCK_JUMPS));
    }

    @Test
    void makesUpForAJumpBySteps() {
        after(0, 0);
        assertEquals(1_016, after(SECOND_NS, 3_600 * SECOND_NS));
        assertEquals(1_032, after(SECOND_NS, 0));
        assertEquals(1, counters.get(Counter.CLOCK_JUMPS));
        assertEquals(1_034, after(SECOND_NS, -3_569 * SECOND_NS));
        assertEquals(2, counters.get(Counter.CLOCK_JUMPS));
    }
}
