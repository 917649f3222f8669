package io.icebreaker.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, far longer than it takes. */
final class Await {
    private static final long PATIENCE_S = 180;
    private static final long LOOK_MS = 20;

    private Await() {}

    static void that(String what, Callable<Boolean> condition) throws Exception {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.call()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("never came: " + what);
            }
            Thread.sleep(LOOK_MS);
        }
    }
}
