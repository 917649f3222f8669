package io.icebreaker.faults;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A wall clock for the journal that shows noon of a chosen day, or, when a roll is wanted, midnight a given
 * time after {@link #start}. Never goes back.
 */
final class RollingClock implements LongSupplier {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    /** 2025-11-17: journals of all tries begin on this day. */
    private static final long FIRST_DAY = 20_409;

    private final long midnightMs;
    private final long rollAfterMs;
    private volatile long startedNs;

    /** {@code day} counts from 0; {@code rollAfterMs} below 0 is no roll at all. */
    RollingClock(int day, long rollAfterMs) {
        midnightMs = (FIRST_DAY + day + 1) * DAY_MS;
        this.rollAfterMs = rollAfterMs;
    }

    /** From now on time passes. */
    void start() {
        startedNs = System.nanoTime();
    }

    @Override
    public long getAsLong() {
        long passedMs = startedNs == 0 ? 0 : (System.nanoTime() - startedNs) / 1_000_000;
        return rollAfterMs < 0
                ? midnightMs - DAY_MS / 2 + passedMs
                : midnightMs - rollAfterMs + passedMs;
    }
}
