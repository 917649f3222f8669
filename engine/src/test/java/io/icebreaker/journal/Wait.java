package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Waits generously for what another thread does. */
public final class Wait {
    private static final long PATIENCE_NS = 60_000_000_000L;

    private Wait() {}

    public static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNs) {
                fail("never happened: " + what);
            }
            Thread.sleep(5);
        }
    }
}
