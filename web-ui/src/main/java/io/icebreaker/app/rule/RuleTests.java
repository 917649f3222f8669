package io.icebreaker.app.rule;

import io.icebreaker.finding.AlertWords;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.AlertNames;
import io.icebreaker.web.Alerts.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A rule tried on a recorded day, on a thread of its own, one at a time. Any thread asks. */
public final class RuleTests implements AutoCloseable {
    /** Hits that are listed; all are counted. */
    private static final int MOST_HITS = 1_000;

    private static final long CLOSE_MS = 20_000;

    /** Sends a recorded day through a pipeline of its own. */
    public interface Trial {
        /**
         * Runs a day and returns when it is over, or {@code watch} says stop.
         *
         * @param rules the text of a rule file
         * @throws IllegalArgumentException when there is no such day, or it cannot be run beside all else
         * @throws Exception when the day cannot be read
         */
        void run(String day, String rules, Watch watch) throws Exception;
    }

    /** Is told how a trial goes; called by any of its threads. */
    public interface Watch {
        /** @param done 0..1 of the day */
        void progress(double done, long evaluations);

        /** An alert, in the words of {@link AlertWords}. */
        void found(long sequence, long[] words, int at, Instrument instrument);

        boolean isStopped();
    }

    /** What is known of the last one. */
    private static final class Run implements Watch {
        private final String day;
        private final Rule rule;
        private final List<Map<String, Object>> hits = new ArrayList<>();
        private final Map<String, Long> counts = new TreeMap<>();
        private String state = "RUNNING";
        private String error;
        private double progress;
        private long evaluations;
        private boolean isStopped;
        private Thread thread;

        Run(String day, Rule rule) {
            this.day = day;
            this.rule = rule;
        }

        @Override
        public synchronized void progress(double done, long evaluated) {
            progress = done;
            evaluations = evaluated;
        }

        @Override
        public synchronized void found(long sequence, long[] w, int at, Instrument instrument) {
            String status = AlertWords.statusName(w[at + AlertWords.STATUS]);
            counts.merge(status, 1L, Long::sum);
            if (hits.size() < MOST_HITS) {
                Map<String, Object> hit = new LinkedHashMap<>();
                hit.put("id", w[at + AlertWords.ID]);
                hit.put("symbol", instrument.symbol());
                hit.put("timeMs", Math.floorDiv(w[at + AlertWords.TIME_NS], 1_000_000L));
                hit.put("sequence", sequence);
                long price = w[at + AlertWords.PRICE];
                hit.put("price", price == 0 ? null : price);
                hit.put("status", status);
                hit.put("inputs", inputs(w, at));
                hits.add(hit);
            }
        }

        private Map<String, Object> inputs(long[] w, int at) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            List<String> names = AlertNames.inputs(rule);
            for (int i = 0; i < w[at + AlertWords.INPUTS]; i++) {
                double value = Double.longBitsToDouble(w[at + AlertWords.FIRST + i]);
                inputs.put(names.get(i), Double.isFinite(value) ? value : null);
            }
            return inputs;
        }

        @Override
        public synchronized boolean isStopped() {
            return isStopped;
        }

        synchronized void end(String how, String why) {
            state = how;
            error = why;
            progress = how.equals("DONE") ? 1 : progress;
        }

        synchronized boolean isRunning() {
            return state.equals("RUNNING");
        }

        synchronized Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("state", state);
            tree.put("journal", day);
            tree.put("progress", progress);
            tree.put("evaluated", evaluations);
            tree.put("hits", List.copyOf(hits));
            tree.put("counts", Map.copyOf(counts));
            tree.put("error", error);
            return tree;
        }

        synchronized void stop() {
            isStopped = true;
        }
    }

    private final Trial trial;
    private Run last;

    public RuleTests(Trial trial) {
        this.trial = trial;
    }

    synchronized Map<String, Object> start(
            String json, String day, Function<Rule, RuleProblem> needs) {
        if (last != null && last.isRunning()) {
            throw new Refused(409, "another test runs", "rule", "DELETE /api/rules/test stops it");
        }
        String text = "[" + json + "]";
        Run run = new Run(day, sound(text, needs));
        run.thread = new Thread(() -> run(run, text), "rule-test");
        run.thread.setDaemon(true);
        run.thread.setPriority(Thread.MIN_PRIORITY);
        run.thread.start();
        last = run;
        return run.tree();
    }

    private static Rule sound(String text, Function<Rule, RuleProblem> needs) {
        RuleBook book = RuleBook.parse(text);
        RuleProblem problem =
                book.problems().isEmpty()
                        ? needs.apply(book.rules().get(0))
                        : book.problems().get(0);
        if (problem != null) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("error", problem.message());
            tree.put("problems", List.of(RuleTree.problem(problem)));
            throw new Refused(422, tree);
        }
        return book.rules().get(0);
    }

    private void run(Run run, String text) {
        try {
            trial.run(run.day, text, run);
            run.end(run.isStopped() ? "FAILED" : "DONE", run.isStopped() ? "stopped" : null);
        } catch (Exception e) {
            run.end("FAILED", e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    synchronized Map<String, Object> tree() {
        return last == null ? Map.of("state", "NONE") : last.tree();
    }

    synchronized void stop() {
        if (last != null) {
            last.stop();
        }
    }

    @Override
    public void close() {
        stop();
        Run running;
        synchronized (this) {
            running = last;
        }
        try {
            if (running != null) {
                running.thread.join(CLOSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
