package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleKernel;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.SymbolTable;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Runs rules over recorded series: every bar of every interval at its end, the bars that end together all
 * closed before the first rule looks, instruments in their order, of each the shorter interval first, rules
 * in the order of their file (analytics 9.5). Cold; one thread; run once.
 */
public final class CandleRules {
    private final List<Rule> rules = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<CandleInstrument> instruments = new ArrayList<>();
    private final List<BarSeries> series;
    private final RuleKernel kernel;
    private final CandleOutcomes outcomes;
    private BarCursor inHand;

    /** Rolls up what the rules ask for; those that need more than bars are left out. */
    public CandleRules(List<BarSeries> series, List<Rule> asked, CandleChoice choice) {
        this.series = series;
        var sessions = new DateSessions(choice.sessions());
        List<CandleFrame> files = new ArrayList<>();
        for (BarSeries bars : series) {
            boolean told = choice.interval() != null && !bars.isDaily();
            Interval interval = told ? choice.interval() : BaseInterval.of(bars, sessions);
            files.add(CandleFrame.of(bars, interval, sessions));
        }
        choose(asked, new CandleNeeds(files));
        var symbols = new SymbolTable();
        for (CandleFrame file : files) {
            symbols.define(instruments.size(), "", file.bars().symbol());
            instruments.add(new CandleInstrument(file, rules, sessions, choice.pivots()));
        }
        kernel = new RuleKernel(new AlertCap(choice.cap()));
        kernel.load(rules, symbols);
        outcomes = new CandleOutcomes(rules, series, instruments);
    }

    private void choose(List<Rule> asked, CandleNeeds needs) {
        for (Rule rule : asked) {
            RuleProblem lack = needs.lackOf(rule);
            if (lack == null) {
                rules.add(rule);
            } else {
                problems.add(lack);
            }
        }
    }

    /** What the rules left out lack. */
    public List<RuleProblem> problems() {
        return problems;
    }

    /** The rules that run. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Runs them all.
     *
     * @param progress hears of bars taken
     */
    public void run(LongConsumer progress) {
        PriorityQueue<BarCursor> waiting = cursors();
        List<BarCursor> due = new ArrayList<>();
        long taken = 0;
        while (!waiting.isEmpty()) {
            long endNs = waiting.peek().endNs();
            while (!waiting.isEmpty() && waiting.peek().endNs() == endNs) {
                due.add(waiting.poll());
            }
            for (BarCursor bar : due) {
                instruments.get(bar.instrument()).take(bar.interval(), bar.at());
            }
            due.forEach(this::evaluate);
            taken += due.size();
            progress.accept(taken);
            due.stream().filter(BarCursor::step).forEach(waiting::add);
            due.clear();
        }
    }

    private PriorityQueue<BarCursor> cursors() {
        var cursors = new PriorityQueue<BarCursor>();
        for (int id = 0; id < instruments.size(); id++) {
            addCursors(id, cursors);
        }
        return cursors;
    }

    private void addCursors(int id, PriorityQueue<BarCursor> cursors) {
        for (Interval interval : Interval.values()) {
            CandleFrame frame = instruments.get(id).frame(interval);
            if (frame != null && frame.bars().size() > 0) {
                cursors.add(new BarCursor(id, frame));
            }
        }
    }

    private void evaluate(BarCursor bar) {
        inHand = bar;
        kernel.onBar(
                bar.instrument(),
                bar.interval().ordinal(),
                bar.endNs(),
                bar.day(),
                this::value,
                this::keep);
    }

    private double value(int slot, int instrument, int interval, int back) {
        return instruments.get(instrument).value(slot, interval, back);
    }

    private void keep(int rule, int instrument, long timeNs, int truth, Firing firing) {
        outcomes.set(instrument, rule, inHand.at(), truth, firing);
    }

    /** All evaluations of one series, in the order they were made. */
    public void outcomes(BarSeries of, CandleOutcomes.Sink sink) {
        var waiting = new PriorityQueue<BarCursor>();
        addCursors(series.indexOf(of), waiting);
        while (!waiting.isEmpty()) {
            BarCursor bar = waiting.poll();
            outcomes.tell(bar, sink);
            if (bar.step()) {
                waiting.add(bar);
            }
        }
    }

    /** Evaluations that ended so. */
    public long count(Firing firing) {
        return kernel.count(firing);
    }

    /** All evaluations. */
    public long evaluations() {
        return kernel.evaluations();
    }
}
