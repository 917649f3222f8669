package io.icebreaker.feed.kite;

import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RateLimits;
import org.agrona.concurrent.NanoClock;

/** Kite's rate limits (feed-kite 7.3). */
final class KiteLimits {
    static final String QUOTE = "quote";
    static final String HISTORY = "history";
    static final String ORDERS = "orders";
    static final String OTHER = "other";

    private KiteLimits() {}

    static RateLimits of(NanoClock clock) {
        return new RateLimits(clock)
                .bucket(QUOTE, Limit.perSecond(1))
                .bucket(HISTORY, Limit.perSecond(3))
                .bucket(ORDERS, Limit.perSecond(10), Limit.perMinute(400), Limit.perDay(5_000))
                .bucket(OTHER, Limit.perSecond(10));
    }
}
