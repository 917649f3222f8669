package io.icebreaker.feed.dhan;

import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RateLimits;
import org.agrona.concurrent.NanoClock;

/** Dhan's rate limits, per user (feed-dhan 10). */
final class DhanLimits {
    static final String ORDERS = "orders";
    static final String DATA = "data";
    static final String QUOTE = "quote";
    static final String OTHER = "other";

    /** One a second is documented, 1.1 s is what works in practice. */
    private static final long QUOTE_NS = 1_100_000_000L;

    private DhanLimits() {}

    static RateLimits of(NanoClock clock) {
        return new RateLimits(clock)
                .bucket(QUOTE, new Limit(1, QUOTE_NS))
                .bucket(DATA, Limit.perSecond(5), Limit.perDay(100_000))
                .bucket(
                        ORDERS,
                        Limit.perSecond(10),
                        Limit.perMinute(250),
                        Limit.perHour(1_000),
                        Limit.perDay(7_000))
                .bucket(OTHER, Limit.perSecond(20));
    }
}
