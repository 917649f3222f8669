package io.icebreaker.app;

import io.icebreaker.backtest.run.RunProgress;
import java.util.Locale;

/** Says on standard error which day a replay has come to, and how much longer; at most once a second. */
final class DaysProgress implements RunProgress {
    private static final long EVERY_NS = 1_000_000_000L;

    private final String what;
    private final boolean quiet;
    private final long startedNs = System.nanoTime();
    private long saidNs = startedNs;

    DaysProgress(String what, boolean quiet) {
        this.what = what;
        this.quiet = quiet;
    }

    @Override
    public void at(int day, int days, long events) {
        long now = System.nanoTime();
        if (quiet || now - saidNs < EVERY_NS) {
            return;
        }
        saidNs = now;
        double seconds = (now - startedNs) / 1e9;
        System.err.printf(
                Locale.ROOT,
                "%s: %d of %d days, %,d events, %,.0f events/s, %s left%n",
                what,
                day,
                days,
                events,
                events / seconds,
                day == 0 ? "?" : Eta.text(seconds * (days - day) / day));
    }
}
