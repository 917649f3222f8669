package io.icebreaker.backtest.run;

import io.icebreaker.journal.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many parameter sets of one strategy over the same journals. Each cell is a task of its own, and its hash
 * is the one that the task has when it is carried out alone; cells whose replay is the same share one, a
 * bundle at a time.
 */
public final class Sweep {
    /** Told how a sweep goes, on the workers' threads, one at a time. */
    public interface Listener {
        /** A cell is done. */
        void onCell(SweepCell cell, int done, int total);

        /** So much of all replays is through, 0..1. */
        default void onShare(double share) {}
    }

    private final BacktestTask base;
    private final Grid grid;
    private final String build;
    private final int workers;
    private final int bundle;
    private final Listener listener;
    private final AtomicInteger done = new AtomicInteger();
    private double[] shares = new double[0];

    /**
     * A sweep that has not begun.
     *
     * @param base what all cells share
     * @param workers threads, each with a replay
     * @param bundle cells that share a replay; 1 for each cell alone
     */
    public Sweep(
            BacktestTask base,
            Grid grid,
            String build,
            int workers,
            int bundle,
            Listener listener) {
        this.base = base;
        this.grid = grid;
        this.build = build;
        this.workers = Math.max(1, workers);
        this.bundle = Math.max(1, bundle);
        this.listener = listener;
    }

    /** Cells a replay: all workers busy, and no more than 16 accounts in one. */
    public static int usualBundle(int cells, int workers) {
        return Math.max(1, Math.min(16, (cells + workers - 1) / workers));
    }

    /**
     * Carries out all cells; in the grid's order.
     *
     * @throws JournalException when a journal cannot be read; cells done before are lost
     */
    public List<SweepCell> run() throws JournalException, InterruptedException {
        List<Map<String, String>> cells = grid.cells();
        List<Callable<List<SweepCell>>> jobs = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += bundle) {
            int first = from;
            int to = Math.min(cells.size(), from + bundle);
            int job = jobs.size();
            jobs.add(() -> run(job, first, cells.subList(first, to)));
        }
        shares = new double[jobs.size()];
        ExecutorService pool = Executors.newFixedThreadPool(workers, Sweep::thread);
        try {
            List<Future<List<SweepCell>>> futures = new ArrayList<>();
            jobs.forEach(job -> futures.add(pool.submit(job)));
            List<SweepCell> found = new ArrayList<>();
            for (Future<List<SweepCell>> future : futures) {
                found.addAll(future.get());
            }
            return found;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable job) {
        var thread = new Thread(job, "sweep");
        thread.setDaemon(true);
        return thread;
    }

    static JournalException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof JournalException journal) {
            return journal;
        }
        if (e.getCause() instanceof RuntimeException runtime) {
            throw runtime;
        }
        throw new IllegalStateException(e.getCause());
    }

    /** A bundle; parameter sets that the strategy refuses become cells without a result. */
    private List<SweepCell> run(int job, int first, List<Map<String, String>> parameters)
            throws JournalException {
        List<SweepCell> cells = new ArrayList<>();
        List<BacktestTask> tasks = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            BacktestTask task = base.with(parameters.get(i));
            String refused = refusal(task);
            cells.add(new SweepCell(first + i, parameters.get(i), null, null, 0, null, refused));
            if (refused == null) {
                tasks.add(task);
                places.add(i);
            }
        }
        if (!tasks.isEmpty()) {
            var backtest =
                    new Backtest(
                            build, false, (day, days, events) -> share(job, day / (double) days));
            List<BacktestResult> results = backtest.run(tasks);
            for (int i = 0; i < results.size(); i++) {
                int place = places.get(i);
                cells.set(
                        place, SweepCell.of(first + place, parameters.get(place), results.get(i)));
            }
        }
        cells.forEach(this::tell);
        return cells;
    }

    private static String refusal(BacktestTask task) {
        try {
            StrategyChoice.of(task);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private void share(int job, double share) {
        synchronized (done) {
            shares[job] = share;
            double sum = 0;
            for (double each : shares) {
                sum += each;
            }
            listener.onShare(sum / shares.length);
        }
    }

    private void tell(SweepCell cell) {
        synchronized (done) {
            listener.onCell(cell, done.incrementAndGet(), grid.size());
        }
    }
}
