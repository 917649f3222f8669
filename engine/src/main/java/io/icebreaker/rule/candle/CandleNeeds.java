package io.icebreaker.rule.candle;

import io.icebreaker.bar.Interval;
import io.icebreaker.rule.Condition.Use;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.Slot;
import java.util.List;

/** Whether the bars at hand are all that a rule needs (analytics 9.2, last paragraph). */
final class CandleNeeds {
    private static final String UNAVAILABLE = "UNAVAILABLE: ";

    private final List<CandleFrame> files;

    /** Judges by the bars of the files themselves, one a series. */
    CandleNeeds(List<CandleFrame> files) {
        this.files = files;
    }

    /** What a rule lacks first, in reading order; null when it lacks nothing. */
    RuleProblem lackOf(Rule rule) {
        List<CandleFrame> wanted =
                files.stream().filter(file -> rule.isFor(file.bars().symbol())).toList();
        List<CandleFrame> usable =
                wanted.stream().filter(file -> file.rollsUpTo(rule.timeframe())).toList();
        if (usable.isEmpty() && !wanted.isEmpty()) {
            String own = wanted.get(0).interval().label();
            String what = own + " bars do not make " + rule.timeframe().label();
            return problem(rule, "timeframe", 0, what);
        }
        for (Use use : rule.condition().uses()) {
            RuleProblem lack = lackOf(use, rule, usable);
            if (lack != null) {
                return lack;
            }
        }
        if (rule.condition().onTick()) {
            int column = rule.condition().onColumn();
            return problem(rule, "condition", column, "ON TICK needs ticks");
        }
        return null;
    }

    private static RuleProblem lackOf(Use use, Rule rule, List<CandleFrame> usable) {
        Identifier identifier = Slot.identifier(use.slot());
        String name = identifier.spelled();
        for (CandleFrame file : usable) {
            if (use.symbol() != null && !use.symbol().equals(file.bars().symbol())) {
                String what = "another symbol's bars: " + use.symbol();
                return problem(rule, "condition", use.symbolColumn(), what);
            }
        }
        if (CandleSlots.lacks(identifier) != null) {
            String what = name + " needs " + CandleSlots.lacks(identifier);
            return problem(rule, "condition", use.column(), what);
        }
        Interval interval = use.interval() == null ? rule.timeframe() : use.interval();
        for (CandleFrame file : usable) {
            if (!file.rollsUpTo(interval)) {
                String what = file.interval().label() + " bars do not make " + interval.label();
                return problem(rule, "condition", use.timeframeColumn(), what);
            }
        }
        return null;
    }

    private static RuleProblem problem(Rule rule, String key, int column, String what) {
        return new RuleProblem(0, rule.place(), rule.name(), key, column, UNAVAILABLE + what);
    }
}
