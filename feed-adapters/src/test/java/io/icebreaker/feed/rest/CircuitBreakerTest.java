package io.icebreaker.feed.rest;

import static io.icebreaker.feed.rest.CircuitBreaker.State.CLOSED;
import static io.icebreaker.feed.rest.CircuitBreaker.State.HALF_OPEN;
import static io.icebreaker.feed.rest.CircuitBreaker.State.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final long SECOND = Limit.SECOND_NS;

    private final FakeTime time = new FakeTime(Long.MAX_VALUE - 3);
    private final CircuitBreaker breaker = CircuitBreaker.usual(time);

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            assertTrue(breaker.tryPass());
            breaker.failure();
        }
    }

    @Test
    void opensAfterFiveFailuresInARowAndNotBefore() {
        fail(4);
        assertTrue(breaker.tryPass());
        breaker.success();
        fail(4);
        assertEquals(CLOSED, breaker.state());
        fail(1);
        assertEquals(OPEN, breaker.state());
        assertFalse(breaker.mayPass());
        assertFalse(breaker.tryPass());
        assertEquals(new CircuitBreaker.Status(OPEN, 5 * SECOND, 1, 9, 1, 2), breaker.status());
    }

    @Test
    void letsOneTrialThroughAndClosesWhenItSucceeds() {
        fail(5);
        time.pass(5 * SECOND - 1);
        assertFalse(breaker.tryPass());
        time.pass(1);
        assertTrue(breaker.mayPass());
        assertTrue(breaker.tryPass());
        assertEquals(HALF_OPEN, breaker.state());
        assertFalse(breaker.tryPass(), "a second call beside the trial");

        breaker.success();
        assertEquals(CLOSED, breaker.state());
        fail(4);
        assertEquals(CLOSED, breaker.state(), "counts from zero again");
    }

    @Test
    void doublesThePauseWithEachFailedTrialUpToAMinute() {
        fail(5);
        long[] seconds = {5, 10, 20, 40, 60, 60};
        for (long pause : seconds) {
            assertEquals(pause * SECOND, breaker.status().retryInNs());
            time.pass(pause * SECOND);
            fail(1);
        }
        time.pass(60 * SECOND);
        assertTrue(breaker.tryPass());
        breaker.success();
        fail(5);
        assertEquals(5 * SECOND, breaker.status().retryInNs(), "begins anew");
    }

    @Test
    void aLateAnswerClosesItToo() {
        assertTrue(breaker.tryPass());
        fail(5);
        breaker.failure();
        assertEquals(OPEN, breaker.state());
        breaker.success();
        assertEquals(CLOSED, breaker.state());
    }
}
