package io.icebreaker.app;

import java.util.Locale;
import java.util.function.LongConsumer;

/** Says on standard error how far long work has come, at most once a second. One thread. */
public final class Progress implements LongConsumer {
    private static final long EVERY_NS = 1_000_000_000L;

    private final String what;
    private final boolean quiet;
    private final long startedNs = System.nanoTime();
    private long saidNs = startedNs;

    public Progress(String what, boolean quiet) {
        this.what = what;
        this.quiet = quiet;
    }

    @Override
    public void accept(long done) {
        long now = System.nanoTime();
        if (!quiet && now - saidNs >= EVERY_NS) {
            saidNs = now;
            System.err.printf(Locale.ROOT, "%s: %,d after %.0f s%n", what, done, seconds());
        }
    }

    /** Seconds since it was made. */
    public double seconds() {
        return (System.nanoTime() - startedNs) / 1e9;
    }
}
