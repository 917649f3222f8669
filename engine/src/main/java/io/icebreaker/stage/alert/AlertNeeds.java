package io.icebreaker.stage.alert;

import io.icebreaker.bar.Interval;
import io.icebreaker.rule.Condition.Use;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.Slot;

/**
 * Whether the stages know all that a rule asks for (analytics 9.2). Immutable once the stages stand; any
 * thread; cold.
 */
public final class AlertNeeds {
    private static final String UNAVAILABLE = "UNAVAILABLE: ";
    private static final String CONDITION = "condition";

    private final NowValues now;
    private final int shortest;

    /** {@code shortest}: ordinal of the shortest interval whose bars are kept by series. */
    AlertNeeds(NowValues now, int shortest) {
        this.now = now;
        this.shortest = shortest;
    }

    /** What is missing first, in reading order; null when nothing is. */
    public RuleProblem lackOf(Rule rule) {
        boolean onTick = rule.condition().onTick();
        if (!onTick && rule.timeframe().ordinal() < shortest) {
            return problem(rule, "timeframe", 0, tooShort(rule.timeframe()));
        }
        for (Use use : rule.condition().uses()) {
            RuleProblem lack = lackOf(rule, use, onTick);
            if (lack != null) {
                return lack;
            }
        }
        return null;
    }

    private RuleProblem lackOf(Rule rule, Use use, boolean onTick) {
        Identifier identifier = Slot.identifier(use.slot());
        String name = identifier.spelled();
        if (!identifier.isOfBar()) {
            return now.has(identifier)
                    ? null
                    : problem(rule, CONDITION, use.column(), name + " is told by no stage yet");
        }
        Interval interval = use.interval() == null ? rule.timeframe() : use.interval();
        if (interval.ordinal() < shortest) {
            int column = use.timeframeColumn() == 0 ? use.column() : use.timeframeColumn();
            return problem(rule, CONDITION, column, tooShort(interval));
        }
        boolean isForming = onTick && interval == rule.timeframe() && use.back() == 0;
        if (isForming && isKnownOnlyAtClose(identifier)) {
            String what = name + " is known when a bar has closed, not ON TICK; " + name + "[1] is";
            return problem(rule, CONDITION, use.column(), what);
        }
        return null;
    }

    private static boolean isKnownOnlyAtClose(Identifier identifier) {
        return switch (identifier) {
            case STACKED_BUY, STACKED_SELL, ABSORPTION -> true;
            default -> false;
        };
    }

    private String tooShort(Interval interval) {
        return interval.label()
                + " bars are not kept: indicator.shortest is "
                + Interval.of(shortest).label();
    }

    private static RuleProblem problem(Rule rule, String key, int column, String what) {
        return new RuleProblem(0, rule.place(), rule.name(), key, column, UNAVAILABLE + what);
    }
}
