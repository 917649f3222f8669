package io.icebreaker.backtest.run;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.JournalException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parameters chosen on some sessions and judged on those that follow (analytics 10.6). In each window the
 * set with the highest in-sample Sharpe among those with enough trades is carried on to the days it has not
 * seen; equal ones: the earlier set; none: the window stays flat. Only what happened out of sample counts,
 * strung together. Each out-of-sample run is a task of its own and begins with cold indicators.
 */
public final class WalkForward {
    /** Fewer trades than this say nothing about a parameter set. */
    public static final int LEAST_TRADES = 30;

    /**
     * How the days are cut.
     *
     * @param train sessions in sample
     * @param test sessions out of sample
     * @param step by which the windows move
     * @param anchored whether the sample begins with the first day in every window
     */
    public record Plan(int train, int test, int step, boolean anchored) {
        /** What is usual: 60, 20, 20, rolling. */
        public static final Plan USUAL = new Plan(60, 20, 20, false);

        public Plan {
            if (train < 1 || test < 1 || step < test) {
                throw new IllegalArgumentException(
                        "train and test must be at least 1 and step at least test, so that no day is"
                                + " counted twice; were "
                                + train
                                + ", "
                                + test
                                + ", "
                                + step);
            }
        }

        /** First and last day of each window's samples, as indices: trainFrom, testFrom, testTo. */
        List<int[]> windows(int days) {
            List<int[]> windows = new ArrayList<>();
            for (int from = 0; from + train + test <= days; from += step) {
                int testFrom = from + train;
                windows.add(new int[] {anchored ? 0 : from, testFrom, testFrom + test});
            }
            return windows;
        }
    }

    /**
     * One window.
     *
     * @param chosen parameters carried on; null when it stayed flat
     * @param inSample Sharpe of the chosen in sample
     * @param outOfSample figures of the days not seen; null when flat
     * @param hash of the out-of-sample result; null when flat
     */
    public record Window(
            String trainFrom,
            String trainTo,
            String testFrom,
            String testTo,
            Map<String, String> chosen,
            Double inSample,
            int inSampleTrades,
            Map<String, Object> outOfSample,
            String hash) {}

    /**
     * What came of all windows.
     *
     * @param metrics of the out-of-sample days strung together, flat ones included
     * @param days of those
     * @param tried parameter sets that were tried in each window
     * @param flat windows in which none had enough trades
     * @param unused days behind the last window
     * @param caveats of all days, failures of those out of sample
     * @param failed tries in sample whose strategy threw: none of them was chosen
     */
    public record Outcome(
            List<Window> windows,
            Metrics metrics,
            List<DayResult> days,
            int tried,
            int flat,
            int unused,
            Caveats caveats,
            int failed) {}

    private final BacktestTask base;
    private final Grid grid;
    private final Plan plan;
    private final String build;
    private final int workers;
    private final Sweep.Listener listener;

    public WalkForward(
            BacktestTask base,
            Grid grid,
            Plan plan,
            String build,
            int workers,
            Sweep.Listener listener) {
        this.base = base;
        this.grid = grid;
        this.plan = plan;
        this.build = build;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * Carries out all windows, in order.
     *
     * @throws IllegalArgumentException when there are fewer days than one window needs
     */
    public Outcome run() throws JournalException, InterruptedException {
        List<DayJournal> days = DayJournal.in(base.journals());
        List<int[]> windows = plan.windows(days.size());
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "walk-forward needs at least "
                            + (plan.train() + plan.test())
                            + " days (train + test), there are "
                            + days.size()
                            + "; record more, or give a shorter --train and --test");
        }
        var strung = new Strung();
        List<Window> found = new ArrayList<>();
        for (int[] window : windows) {
            found.add(run(days, window, strung));
        }
        int flat = (int) found.stream().filter(window -> window.chosen() == null).count();
        int used = windows.get(windows.size() - 1)[2];
        return new Outcome(
                found,
                Metrics.of(strung.ledger, base.capital()),
                strung.ledger.days(),
                grid.size(),
                flat,
                days.size() - used,
                strung.caveats,
                strung.failed);
    }

    private Window run(List<DayJournal> days, int[] window, Strung strung)
            throws JournalException, InterruptedException {
        List<DayJournal> train = days.subList(window[0], window[1]);
        List<DayJournal> test = days.subList(window[1], window[2]);
        int bundle = Sweep.usualBundle(grid.size(), workers);
        List<SweepCell> cells =
                new Sweep(base.over(paths(train)), grid, build, workers, bundle, listener).run();
        strung.inSample(cells);
        SweepCell best = best(cells);
        BacktestTask seen = base.over(paths(test));
        BacktestResult result = null;
        if (best == null) {
            strung.flat(test);
        } else {
            result = new Backtest(build, false, RunProgress.NONE).run(seen.with(best.parameters()));
            strung.ledger.append(result.ledger());
            strung.caveats = strung.caveats.and(Caveats.of(result));
        }
        return new Window(
                train.get(0).name(),
                train.get(train.size() - 1).name(),
                test.get(0).name(),
                test.get(test.size() - 1).name(),
                best == null ? null : best.parameters(),
                best == null ? null : (Double) best.metrics().get("sharpe"),
                best == null ? 0 : best.trades(),
                result == null ? null : result.metricsMap(),
                result == null ? null : result.hash());
    }

    /** Highest Sharpe with enough trades; of equal ones the earlier; null when there is none. */
    static SweepCell best(List<SweepCell> cells) {
        SweepCell best = null;
        for (SweepCell cell : cells) {
            boolean counts = cell.trades() >= LEAST_TRADES && !Double.isNaN(cell.score("sharpe"));
            if (counts && (best == null || cell.score("sharpe") > best.score("sharpe"))) {
                best = cell;
            }
        }
        return best;
    }

    private static List<String> paths(List<DayJournal> days) {
        return days.stream().map(day -> day.path().toString()).toList();
    }

    /** Out-of-sample accounts one behind the other. */
    private static final class Strung {
        private final BacktestLedger ledger = new BacktestLedger();
        private Caveats caveats = Caveats.NONE;
        private int failed;

        void inSample(List<SweepCell> cells) {
            for (SweepCell cell : cells) {
                failed += cell.hasFailed() ? 1 : 0;
                if (cell.caveats() != null) {
                    caveats = caveats.and(cell.caveats().withoutFailures());
                }
            }
        }

        void flat(List<DayJournal> days) {
            for (DayJournal day : days) {
                ledger.days()
                        .add(
                                new DayResult(
                                        SessionCalendar.istDate(day.fromNs()),
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        0));
            }
        }
    }
}
