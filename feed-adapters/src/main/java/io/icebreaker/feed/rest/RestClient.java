package io.icebreaker.feed.rest;

import io.icebreaker.feed.rest.RestException.Kind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Calls one broker. Before each try: the breaker, then a turn under the rate limits, then the session's
 * headers. Questions ({@link RestCall#isRepeatable}) are asked again after RATE, BROKER and NETWORK, with
 * full jitter; everything else, orders above all, goes out once. A 429 pauses the bucket for its Retry-After.
 *
 * <p>Any thread; blocks the caller. Redirects are not followed: they would carry our headers elsewhere.
 */
public final class RestClient {
    /** Waits; a test's returns at once and moves its clock. */
    @FunctionalInterface
    interface Pauser {
        void pause(long ns) throws InterruptedException;
    }

    /** Full jitter below 250 ms, 500 ms, 1 s ... 8 s: what a person still waits for. */
    private static final long FIRST_RETRY_NS = 250_000_000L;

    private static final long MAX_RETRY_NS = 8_000_000_000L;

    /** An order that goes out later than this after it was given is another order: the market moved. */
    private static final long MAX_ORDER_WAIT_NS = 2_000_000_000L;

    private final RestSetup setup;
    private final HttpTry http;
    private final Pauser pauser;
    private final RandomGenerator jitter;
    private final AtomicLong retries = new AtomicLong();
    private volatile String lastFailure = "";

    public RestClient(RestSetup setup) {
        this(setup, TimeUnit.NANOSECONDS::sleep, RandomGenerator.getDefault());
    }

    RestClient(RestSetup setup, Pauser pauser, RandomGenerator jitter) {
        this.setup = setup;
        this.http = new HttpTry(setup);
        this.pauser = pauser;
        this.jitter = jitter;
    }

    /**
     * @return an answer that the setup's {@link ErrorReader} has no complaint about
     * @throws RestException in plain words, without a secret
     */
    public RestAnswer send(RestCall call) throws RestException {
        int tries = call.isRepeatable() ? setup.tries() : 1;
        for (int n = 1; ; n++) {
            try {
                return once(call);
            } catch (RestException e) {
                boolean isLast = n >= tries || !HttpTry.isWorthRepeating(e);
                if (isLast) {
                    throw remembered(e);
                }
                lastFailure = e.getMessage();
                retries.incrementAndGet();
                sleep(jitter.nextLong(Math.min(MAX_RETRY_NS, FIRST_RETRY_NS << n - 1) + 1));
            }
        }
    }

    private RestException remembered(RestException e) {
        if (e.kind() != Kind.OPEN_CIRCUIT) {
            lastFailure = e.getMessage();
        }
        return e;
    }

    private RestAnswer once(RestCall call) throws RestException {
        CircuitBreaker breaker = setup.breaker();
        if (!breaker.mayPass()) {
            throw openCircuit();
        }
        awaitTurn(call);
        Map<String, String> signed = setup.session().headers();
        if (!breaker.tryPass()) {
            throw openCircuit();
        }
        boolean isAnswered = false;
        try {
            RestAnswer answer = http.send(call, signed);
            isAnswered = true;
            return answer;
        } catch (RestException e) {
            isAnswered = e.kind() != Kind.NETWORK && e.kind() != Kind.BROKER;
            throw e;
        } finally {
            if (isAnswered) {
                breaker.success();
            } else {
                breaker.failure();
            }
        }
    }

    private void awaitTurn(RestCall call) throws RestException {
        long most = setup.maxWait().toNanos();
        long patience = call.isRepeatable() ? most : Math.min(most, MAX_ORDER_WAIT_NS);
        long wait = setup.limits().reserve(call.bucket(), patience);
        if (wait == RateLimits.TOO_LONG) {
            throw new NotAgain(
                    Kind.RATE,
                    "",
                    setup.broker()
                            + ": too many calls of "
                            + call.bucket()
                            + " at once; not sent, try again later",
                    false);
        }
        sleep(wait);
    }

    private void sleep(long ns) throws RestException {
        try {
            if (ns > 0) {
                pauser.pause(ns);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAgain(Kind.NETWORK, "", setup.broker() + ": stopped while waiting", false);
        }
    }

    private RestException openCircuit() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(setup.breaker().status().retryInNs()) + 1;
        String because = lastFailure.isEmpty() ? "" : " (last: " + lastFailure + ")";
        return new RestException(
                Kind.OPEN_CIRCUIT,
                "",
                setup.broker()
                        + " failed several times in a row"
                        + because
                        + "; not asked, next try in "
                        + seconds
                        + " s");
    }

    public RestStatus status() {
        return new RestStatus(
                setup.broker(),
                setup.breaker().status(),
                setup.limits().status(),
                lastFailure,
                retries.get());
    }
}
