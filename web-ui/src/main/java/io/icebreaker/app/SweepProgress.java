package io.icebreaker.app;

import io.icebreaker.backtest.run.Sweep;
import io.icebreaker.backtest.run.SweepCell;
import java.util.Locale;

/** Says on standard error which cells are done and how much longer a sweep takes. */
final class SweepProgress implements Sweep.Listener {
    private static final long EVERY_NS = 1_000_000_000L;

    private final String what;
    private final String metric;
    private final boolean quiet;
    private final long startedNs = System.nanoTime();
    private long saidNs = startedNs;

    SweepProgress(String what, String metric, boolean quiet) {
        this.what = what;
        this.metric = metric;
        this.quiet = quiet;
    }

    @Override
    public void onCell(SweepCell cell, int done, int total) {
        if (!quiet) {
            System.err.printf(
                    Locale.ROOT,
                    "%s: cell %d of %d, %s: %s%n",
                    what,
                    done,
                    total,
                    cell.parameters(),
                    cell.refused() != null
                            ? cell.refused()
                            : String.format(
                                    Locale.ROOT,
                                    "%s %.2f, %d trades",
                                    metric,
                                    cell.score(metric),
                                    cell.trades()));
        }
    }

    @Override
    public void onShare(double share) {
        long now = System.nanoTime();
        if (!quiet && now - saidNs >= EVERY_NS && share > 0) {
            saidNs = now;
            double seconds = (now - startedNs) / 1e9;
            System.err.printf(
                    Locale.ROOT,
                    "%s: %.0f %% of the replays, %s left%n",
                    what,
                    100 * share,
                    Eta.text(seconds * (1 - share) / share));
        }
    }

    double seconds() {
        return (System.nanoTime() - startedNs) / 1e9;
    }
}
