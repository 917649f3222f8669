package io.icebreaker.feed.rest;

import io.icebreaker.feed.rest.RateLimits.BucketStatus;
import java.util.List;

/**
 * How calls to one broker fare; for the System page.
 *
 * @param broker as configured, e.g. {@code kite}
 * @param buckets rate limits, in the order they were added
 * @param lastFailure in plain words, empty while there was none
 * @param retries questions asked again
 */
public record RestStatus(
        String broker,
        CircuitBreaker.Status breaker,
        List<BucketStatus> buckets,
        String lastFailure,
        long retries) {}
