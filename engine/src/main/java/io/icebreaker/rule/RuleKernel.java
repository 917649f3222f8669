package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evaluates rules at bars' closes and on ticks, and says which fire (analytics 9.3 to 9.5). Whoever calls it
 * keeps the order of one event: instruments by id, of each its intervals from the shortest; the rules of an
 * interval come in the order of their file.
 *
 * <p><b>Units.</b> Times ns UTC; trading days in days since 1970 (IST date of the session's open).
 * <b>Threading.</b> One owner. Allocates in {@link #load} and {@link #link} only.
 */
public final class RuleKernel {
    private final AlertCap cap;
    private final RuleMachine machine = new RuleMachine();
    private final long[] counts = new long[Firing.COUNT];
    private final Firing[] firings = Firing.values();
    private final int[][] onBar = new int[Interval.COUNT][0];
    private RuleState[] states = {};
    private int[] onTick = {};

    public RuleKernel(AlertCap cap) {
        this.cap = cap;
    }

    /**
     * Takes rules in the place of those it had. One that says what it said before goes on from where it was:
     * true stays true, cool-downs run on. Cold.
     *
     * @return a problem for each that names a symbol nobody knows; {@link #link} tries it again
     */
    public List<RuleProblem> load(List<Rule> rules, SymbolTable symbols) {
        var loaded = new RuleState[rules.size()];
        for (int place = 0; place < loaded.length; place++) {
            loaded[place] = new RuleState(rules.get(place));
            for (RuleState older : states) {
                if (rules.get(place).goesOnFrom(older.rule)) {
                    loaded[place].goOnFrom(older);
                }
            }
            machine.makeRoom(loaded[place].program);
        }
        states = loaded;
        for (Interval interval : Interval.values()) {
            onBar[interval.ordinal()] = places(false, interval);
        }
        onTick = places(true, null);
        return link(symbols);
    }

    /** Places of the rules evaluated so, of one interval or, by interval, of all. */
    private int[] places(boolean isOnTick, Interval only) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < states.length; place++) {
            Rule rule = states[place].rule;
            boolean wanted = only == null || rule.timeframe() == only;
            if (wanted && rule.condition().onTick() == isOnTick) {
                places.add(place);
            }
        }
        places.sort(Comparator.comparing(place -> states[place].interval));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Makes room for every instrument there is and looks up all rules' symbols again. Cold. */
    public List<RuleProblem> link(SymbolTable symbols) {
        List<RuleProblem> problems = new ArrayList<>();
        for (int place = 0; place < states.length; place++) {
            states[place].link(symbols);
            if (!states[place].isLinked) {
                problems.add(unknown(place, symbols));
            }
        }
        return problems;
    }

    private RuleProblem unknown(int place, SymbolTable symbols) {
        Rule rule = states[place].rule;
        for (Condition.Use use : rule.condition().uses()) {
            if (use.symbol() != null && !symbols.isKnown(use.symbol())) {
                String message = "no instrument called '" + use.symbol() + "'";
                return new RuleProblem(
                        0, rule.place(), rule.name(), "condition", use.symbolColumn(), message);
            }
        }
        throw new IllegalStateException("every symbol of " + rule.name() + " is known");
    }

    /** Evaluates the rules of an interval whose bar has closed; all bars that end with it have, too. */
    public void onBar(
            int instrument,
            int interval,
            long endNs,
            long day,
            SlotSource source,
            RuleListener out) {
        evaluate(onBar[interval], instrument, endNs, day, source, out);
    }

    /** Evaluates the rules ON TICK on an accepted packet in the phases continuous and AFTER_CLOSE. */
    public void onTick(int instrument, long timeNs, long day, SlotSource source, RuleListener out) {
        evaluate(onTick, instrument, timeNs, day, source, out);
    }

    private void evaluate(
            int[] places,
            int instrument,
            long timeNs,
            long day,
            SlotSource source,
            RuleListener out) {
        for (int place : places) {
            RuleState rule = states[place];
            if (rule.appliesTo(instrument)) {
                int truth = machine.run(rule, instrument, source);
                boolean edge = rule.becomesTrue(instrument, truth);
                Firing firing = edge ? fire(rule, instrument, timeNs, day) : Firing.NONE;
                counts[firing.ordinal()]++;
                out.onEvaluated(place, instrument, timeNs, truth, firing);
            }
        }
    }

    private Firing fire(RuleState rule, int instrument, long timeNs, long day) {
        if (!rule.rule.between().holds(timeNs)) {
            return Firing.SUPPRESSED_TIME;
        }
        if (rule.coolsDown(instrument, timeNs)) {
            return Firing.SUPPRESSED_COOLDOWN;
        }
        if (rule.rule.level() != Level.CRITICAL && !cap.take(day)) {
            return Firing.SUPPRESSED_CAP;
        }
        rule.delivered(instrument, timeNs);
        return Firing.FIRED;
    }

    /** The rules loaded, by the place that a {@link RuleListener} is told. Allocates nothing. */
    public Rule rule(int place) {
        return states[place].rule;
    }

    /** How many rules are loaded. */
    public int size() {
        return states.length;
    }

    /**
     * What a rule's values are now, in the order in which it mentions them; for who is told of it.
     *
     * @param out takes as many as it has room for
     * @return how many there are of them
     */
    public int inputs(int place, int instrument, SlotSource source, double[] out) {
        return machine.inputs(states[place], instrument, source, out);
    }

    /** Evaluations that ended so since it was made. */
    public long count(Firing firing) {
        return counts[firing.ordinal()];
    }

    /** All evaluations since it was made. */
    public long evaluations() {
        long sum = 0;
        for (Firing firing : firings) {
            sum += counts[firing.ordinal()];
        }
        return sum;
    }
}
