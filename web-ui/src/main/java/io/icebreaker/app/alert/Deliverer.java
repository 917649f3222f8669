package io.icebreaker.app.alert;

import io.icebreaker.app.alert.Outcome.Later;
import io.icebreaker.feed.rest.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Takes a message through its tries, at most one of which the other side ever takes. Before a call the log
 * says so on disk; after it the log says what came of it. Only a call that was certainly not taken is made
 * again, up to three times: after refused connections, 429 and the like, never after a time-out. While the
 * circuit breaker is open the message waits; it is given up when it is too old. One thread.
 */
final class Deliverer {
    /** Tries after the first (analytics 9.6). */
    static final int RETRIES = 3;

    /** Full jitter below 1, 2 and 4 s: what one alert may cost those that wait behind it. */
    private static final long FIRST_PAUSE_NS = 1_000_000_000L;

    /** Before the breaker is asked again though it says now. */
    private static final long LEAST_PAUSE_NS = 10_000_000L;

    private final Sender sender;
    private final DeliveryLog log;
    private final CircuitBreaker breaker;
    private final Pauser pauser;
    private final RandomGenerator jitter;
    private final InstantSource clock;
    private final Consumer<String> told;

    /**
     * @param clock the wall's
     * @param told hears, in a line, when the log cannot be written
     */
    Deliverer(
            Sender sender,
            DeliveryLog log,
            CircuitBreaker breaker,
            Pauser pauser,
            RandomGenerator jitter,
            InstantSource clock,
            Consumer<String> told) {
        this.sender = sender;
        this.log = log;
        this.breaker = breaker;
        this.pauser = pauser;
        this.jitter = jitter;
        this.clock = clock;
        this.told = told;
    }

    /** How a message stands after {@link #deliver}, and why. */
    record Result(DeliveryStatus status, String words) {}

    /**
     * Sends it, or finds out why not.
     *
     * @return not final when the engine closes meanwhile: a later run goes on with it
     */
    Result deliver(Job job) throws InterruptedException {
        for (int n = job.tries() + 1; ; n++) {
            if (!awaitBreaker(job)) {
                return new Result(DeliveryStatus.WAITING, "the engine is closing");
            }
            if (isExpired(job)) {
                return expire(job, n - 1);
            }
            try {
                log.intend(job.delivery(), n, clock.instant());
            } catch (IOException e) {
                return unnoted(e);
            }
            Outcome outcome = call(job);
            boolean isLast = n > RETRIES || !(outcome instanceof Later);
            DeliveryStatus status = isLast ? outcome.status() : DeliveryStatus.WAITING;
            note(job, n, status, outcome);
            if (isLast || !pauser.pause(pauseNs((Later) outcome, n))) {
                return new Result(status, outcome.words());
            }
        }
    }

    /** Waits until the other side may be asked, or the message is too old; false: the engine is closing. */
    private boolean awaitBreaker(Job job) throws InterruptedException {
        while (!breaker.mayPass() && !isExpired(job)) {
            long leftNs = Duration.between(clock.instant(), job.expiresAt()).toNanos();
            long closedNs = Math.max(LEAST_PAUSE_NS, breaker.status().retryInNs());
            if (!pauser.pause(Math.min(closedNs, Math.max(LEAST_PAUSE_NS, leftNs)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isExpired(Job job) {
        return clock.instant().isAfter(job.expiresAt());
    }

    private Result expire(Job job, int tries) {
        String words = "too old before it could be sent";
        try {
            log.end(job.delivery(), tries, DeliveryStatus.EXPIRED, words, clock.instant());
        } catch (IOException e) {
            told.accept("the delivery log cannot be written: " + e.getMessage());
        }
        return new Result(DeliveryStatus.EXPIRED, words);
    }

    /** Not on the disk, so not sent: nobody could know later whether it was. */
    private Result unnoted(IOException e) {
        String words = "not sent, for that could not be noted first: " + e.getMessage();
        told.accept("an alert was " + words);
        return new Result(DeliveryStatus.FAILED, words);
    }

    private Outcome call(Job job) {
        breaker.tryPass(); // this thread alone uses it, so it says yes, as just before
        Outcome outcome = sent(job.message());
        if (outcome.isWell()) {
            breaker.success();
        } else {
            breaker.failure();
        }
        return outcome;
    }

    /** A sender with a bug costs this message, not all that come behind it. */
    private Outcome sent(Message message) {
        try {
            return sender.send(message);
        } catch (RuntimeException e) {
            told.accept("sending broke, which should not have happened: " + e.getClass().getName());
            return new Outcome.Unknown("sending broke: " + e.getClass().getSimpleName());
        }
    }

    /** A result that cannot be written leaves a try without one: UNKNOWN after the next start. */
    private void note(Job job, int n, DeliveryStatus status, Outcome outcome) {
        try {
            log.result(job.delivery(), n, status, outcome.words(), clock.instant());
        } catch (IOException e) {
            told.accept("the delivery log cannot be written: " + e.getMessage());
        }
    }

    private long pauseNs(Later later, int n) {
        return Math.max(later.pauseNs(), jitter.nextLong(FIRST_PAUSE_NS << n - 1));
    }
}
