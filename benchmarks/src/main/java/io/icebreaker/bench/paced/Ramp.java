package io.icebreaker.bench.paced;

import io.icebreaker.ring.Profile;
import java.util.Locale;

/**
 * Step by step to the rate that is not kept any more: p99 above 1 ms, something lost, or the rate missed.
 * Where not even the first step is kept, down by halves until one is.
 */
final class Ramp {
    private static final double MOST_US = 1_000;
    private static final double SECONDS = 5;
    private static final double WARM_SECONDS = 1;

    /** Steps are a sixth of the target, and go to twice the target at most. */
    private static final int STEPS = 6;

    private static final int TRIES = 2;
    private static final long WANTED_JOURNALED = 1_500_000;
    private static final long WANTED = 3_000_000;
    private static final long QUICK_RATE = 10_000;

    /** Nobody needs to know of less. */
    private static final long LEAST_RATE = 1_000;

    private final boolean isJournaled;
    private final boolean isQuick;
    private final StringBuilder steps = new StringBuilder();
    private long rate;
    private long sustained;
    private int failures;

    Ramp(boolean isJournaled, boolean isQuick) {
        this.isJournaled = isJournaled;
        this.isQuick = isQuick;
    }

    /** The rate wanted. */
    long wanted() {
        return isJournaled ? WANTED_JOURNALED : WANTED;
    }

    boolean goesOn() {
        if (isGoingDown()) {
            return sustained == 0 && rate / 2 >= LEAST_RATE;
        }
        return failures > 0 || rate < (isQuick ? QUICK_RATE : 2 * wanted());
    }

    /** Ends for good with the way up. */
    private boolean isGoingDown() {
        return failures >= TRIES;
    }

    /** The next step, or once more the one that failed: five seconds of a shared machine may be bad ones. */
    Plan next() {
        if (isGoingDown()) {
            rate /= 2;
        } else if (failures == 0) {
            rate += isQuick ? QUICK_RATE : wanted() / STEPS;
        }
        return Plan.steady(
                name("ramp"),
                Profile.DEDICATED_CORES,
                isJournaled,
                rate,
                isQuick ? 0.5 : WARM_SECONDS,
                isQuick ? 1 : SECONDS);
    }

    private String name(String what) {
        return what + ", journal " + (isJournaled ? "on" : "off");
    }

    /** The step's outcome. */
    void took(Outcome it) {
        took(it.isSound(), it.us(99), it.lost());
    }

    void took(boolean isSound, double p99Us, long lost) {
        boolean isKept = isSound && (isQuick || p99Us <= MOST_US);
        sustained = isKept ? rate : sustained;
        failures = isKept && !isGoingDown() ? 0 : failures + 1;
        steps.append(steps.isEmpty() ? "" : ", ")
                .append(
                        String.format(
                                Locale.ROOT, "%d/s: p99 %.0f us, lost %d", rate, p99Us, lost));
    }

    /** As fast as packets are taken: the cross-check. */
    Plan closed() {
        long packets = isQuick ? QUICK_RATE : wanted();
        return Plan.closed(
                name("closed loop"),
                Profile.DEDICATED_CORES,
                isJournaled,
                packets,
                isQuick ? 1 : 3);
    }

    /** The greatest rate kept, packets a second; 0 for none. */
    long sustained() {
        return sustained;
    }

    /** What each step came to. */
    String steps() {
        return steps.toString();
    }
}
