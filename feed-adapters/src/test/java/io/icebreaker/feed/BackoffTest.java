package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void retriesSoonThenSpreadsUnderADoublingCap() {
        long[] longest = new long[40];
        for (int seed = 0; seed < 2_000; seed++) {
            var backoff = new Backoff(FeedTimings.defaults(), new SplittableRandom(seed));
            for (int i = 0; i < longest.length; i++) {
                long wait = backoff.nextNs();
                assertTrue(i == 0 ? wait >= 0 : wait >= SECOND / 10, "try " + i + " waits " + wait);
                longest[i] = Math.max(longest[i], wait);
            }
            backoff.reset();
            assertTrue(backoff.nextNs() <= SECOND);
        }
        long[] caps = {1, 2, 4, 8, 16, 30, 30};
        for (int i = 0; i < longest.length; i++) {
            long cap = caps[Math.min(i, caps.length - 1)] * SECOND;
            assertTrue(
                    longest[i] <= cap && longest[i] > cap * 9 / 10,
                    "try " + i + " waits up to " + longest[i]);
        }
    }
}
