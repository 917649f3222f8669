package io.icebreaker.feed.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What a client is made of.
 *
 * @param broker for messages and status
 * @param base scheme, host, port and perhaps a path, without a slash at its end; never holds a secret
 * @param headers sent with each call
 * @param maxWait the longest a call waits for its turn under the rate limits, else {@code RATE}
 * @param timeout of one try, from sending to the last byte of the answer
 * @param maxBodyBytes longer answers are refused as {@code BROKER}
 * @param tries of a repeatable call, at least 1
 */
public record RestSetup(
        String broker,
        URI base,
        Map<String, String> headers,
        RateLimits limits,
        CircuitBreaker breaker,
        RestSession session,
        ErrorReader errors,
        Duration connectTimeout,
        Duration timeout,
        Duration maxWait,
        int maxBodyBytes,
        int tries) {
    /** The largest master of the four brokers is about 30 MB of text. */
    public static final int MAX_BODY_BYTES = 32 << 20;

    /** Connect in 5 s, answer in 10 s, wait up to 10 s for a turn, up to 4 tries, 32 MiB. */
    public static RestSetup usual(
            String broker,
            URI base,
            RateLimits limits,
            CircuitBreaker breaker,
            RestSession session,
            ErrorReader errors) {
        return new RestSetup(
                broker,
                base,
                Map.of(),
                limits,
                breaker,
                session,
                errors,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                MAX_BODY_BYTES,
                4);
    }

    public RestSetup headers(Map<String, String> always) {
        return new RestSetup(
                broker,
                base,
                always,
                limits,
                breaker,
                session,
                errors,
                connectTimeout,
                timeout,
                maxWait,
                maxBodyBytes,
                tries);
    }

    public RestSetup times(Duration connect, Duration answer, Duration wait) {
        return new RestSetup(
                broker,
                base,
                headers,
                limits,
                breaker,
                session,
                errors,
                connect,
                answer,
                wait,
                maxBodyBytes,
                tries);
    }

    public RestSetup bounds(int bodyBytes, int most) {
        return new RestSetup(
                broker,
                base,
                headers,
                limits,
                breaker,
                session,
                errors,
                connectTimeout,
                timeout,
                maxWait,
                bodyBytes,
                most);
    }
}
