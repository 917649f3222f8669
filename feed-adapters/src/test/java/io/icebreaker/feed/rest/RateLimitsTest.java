package io.icebreaker.feed.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final long SECOND = Limit.SECOND_NS;
    private static final long FOREVER = Long.MAX_VALUE / 4;

    private final FakeTime time = new FakeTime(-7);
    private final RateLimits limits = new RateLimits(time);

    @Test
    void lets10GoAtOnceAndThe11thAfterASecond() {
        limits.bucket("orders", Limit.perSecond(10));
        for (int n = 0; n < 10; n++) {
            assertEquals(0, limits.reserve("orders", 0));
            time.pass(SECOND / 100);
        }
        assertEquals(SECOND * 9 / 10, limits.reserve("orders", SECOND));
        assertEquals(SECOND * 91 / 100, limits.reserve("orders", SECOND));
    }

    /** Any span of the limit's length, compared with all calls made; and never later than need be. */
    @Test
    void neverBreaksAnyOfItsLimitsAndNeverWaitsLongerThanTheyAsk() {
        var random = new SplittableRandom(5);
        List<Limit> all =
                List.of(Limit.perSecond(3), new Limit(7, 4 * SECOND), Limit.perMinute(40));
        limits.bucket("mixed", all.toArray(Limit[]::new));
        List<Long> sent = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            long now = time.nanoTime();
            long at = now + limits.reserve("mixed", FOREVER);
            assertEquals(earliest(now, sent, all), at, "call " + n);
            sent.add(at);
            time.pass(random.nextLong(random.nextBoolean() ? SECOND / 5 : 3 * SECOND));
        }
    }

    private static long earliest(long now, List<Long> sent, List<Limit> limits) {
        long at = sent.isEmpty() ? now : Math.max(now, sent.get(sent.size() - 1));
        for (Limit limit : limits) {
            if (sent.size() >= limit.calls()) {
                at = Math.max(at, sent.get(sent.size() - limit.calls()) + limit.spanNs());
            }
        }
        return at;
    }

    @Test
    void refusesWhatWouldWaitTooLongAndBooksNothingForIt() {
        limits.bucket("quote", Limit.perSecond(1));
        assertEquals(0, limits.reserve("quote", 0));

        assertEquals(RateLimits.TOO_LONG, limits.reserve("quote", SECOND - 1));
        assertEquals(SECOND, limits.reserve("quote", SECOND));
        var status = limits.status().get(0);
        assertEquals(2, status.calls());
        assertEquals(1, status.delayed());
        assertEquals(1, status.refused());
        assertEquals("1/s", status.limits());
        assertEquals(2 * SECOND, status.waitNs());
    }

    @Test
    void holdsABucketAsLongAsTheBrokerAsksAndTheOthersNotAtAll() {
        limits.bucket("quote", Limit.perSecond(1)).bucket("orders", Limit.perSecond(10));
        limits.pause("quote", 60 * SECOND);
        limits.pause("quote", SECOND);

        assertEquals(0, limits.reserve("orders", 0));
        assertEquals(60 * SECOND, limits.reserve("quote", FOREVER));
        assertEquals(61 * SECOND, limits.reserve("quote", FOREVER));
        time.pass(100 * SECOND);
        assertEquals(0, limits.reserve("quote", 0));
    }

    @Test
    void namesTheBucketsWhenAskedForAnother() {
        limits.bucket("quote", Limit.perSecond(1));
        var e = assertThrows(IllegalArgumentException.class, () -> limits.reserve("qoute", 0));
        assertTrue(e.getMessage().contains("qoute") && e.getMessage().contains("[quote]"));
        assertThrows(IllegalArgumentException.class, () -> limits.bucket("quote"));
        assertThrows(IllegalArgumentException.class, () -> Limit.perSecond(0));
    }
}
