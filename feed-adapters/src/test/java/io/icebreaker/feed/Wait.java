package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that happens on another thread; the limit only bounds a failing run. */
public final class Wait {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(120);

    private Wait() {}

    public static void until(String what, BooleanSupplier holds) {
        until(what, holds, () -> {});
    }

    /** Repeats {@code nudge} while waiting. */
    public static void until(String what, BooleanSupplier holds, Runnable nudge) {
        until(() -> what, holds, nudge);
    }

    /** As above; {@code what} is put in words only when it did not happen. */
    public static void until(Supplier<String> what, BooleanSupplier holds, Runnable nudge) {
        long endNs = System.nanoTime() + LIMIT_NS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - endNs > 0) {
                fail("waited in vain: " + what.get());
            }
            nudge.run();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
