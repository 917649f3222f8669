package io.icebreaker.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the end: a time, Ctrl-C or SIGTERM. The process does not die before {@link #close}, so that
 * journals are closed in order; a second signal, or ten seconds, end it anyway, and recovery does the rest.
 */
final class Shutdown implements AutoCloseable {
    private static final long PATIENCE_S = 10;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "shutdown"));
    }

    private void onSignal() {
        asked.countDown();
        try {
            if (!done.await(PATIENCE_S, TimeUnit.SECONDS)) {
                System.err.println(
                        "icebreaker: could not stop within "
                                + PATIENCE_S
                                + " s; the journal recovers at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits that long; true when somebody asked to stop. */
    boolean await(long millis) {
        try {
            return asked.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
