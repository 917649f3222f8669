package io.icebreaker.bench.paced;

import io.icebreaker.ring.Profile;
import java.util.Locale;

/** Step by step to the rate that is not kept any more: p99 above 1 ms, something lost, or the rate missed. */
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
        return failures < TRIES && (failures > 0 || rate < (isQuick ? QUICK_RATE : 2 * wanted()));
    }

    /** The next step, or once more the one that failed: five seconds of a shared machine may be bad ones. */
    Plan next() {
        if (failures == 0) {
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
        boolean isKept = it.isSound() && (isQuick || it.us(99) <= MOST_US);
        sustained = isKept ? rate : sustained;
        failures = isKept ? 0 : failures + 1;
        steps.append(steps.isEmpty() ? "" : ", ")
                .append(
                        String.format(
                                Locale.ROOT,
                                "%d/s: p99 %.0f us, lost %d",
                                rate,
                                it.us(99),
                                it.lost()));
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
