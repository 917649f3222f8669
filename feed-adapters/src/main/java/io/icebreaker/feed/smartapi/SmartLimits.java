package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RateLimits;
import org.agrona.concurrent.NanoClock;

/**
 * SmartAPI's rate limits by endpoint (feed-smartapi 7.3), the stricter reading where two differ: users see
 * refusals well below the table.
 */
final class SmartLimits {
    static final String QUOTE = "quote";
    static final String HISTORY = "history";
    static final String GREEKS = "greeks";
    static final String SEARCH = "search";
    static final String ORDERS = "orders";
    static final String BOOK = "book";
    static final String TRADES = "trades";
    static final String MARGINS = "margins";

    private SmartLimits() {}

    static RateLimits of(NanoClock clock) {
        return new RateLimits(clock)
                .bucket(QUOTE, Limit.perSecond(1), Limit.perMinute(500), Limit.perHour(5_000))
                .bucket(HISTORY, Limit.perSecond(2), Limit.perMinute(180), Limit.perHour(5_000))
                .bucket(GREEKS, Limit.perSecond(1))
                .bucket(SEARCH, Limit.perSecond(1))
                .bucket(ORDERS, Limit.perSecond(10), Limit.perMinute(500), Limit.perHour(1_000))
                .bucket(BOOK, Limit.perSecond(1))
                .bucket(TRADES, Limit.perSecond(1))
                .bucket(MARGINS, Limit.perSecond(2));
    }
}
