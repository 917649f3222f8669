package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.util.List;

/**
 * An alert rule (analytics 9.6).
 *
 * @param place in its file, from 1
 * @param name unique in its file
 * @param condition what must become true
 * @param actions where its alerts go
 * @param level how much they matter
 * @param timeframe whose bars it is evaluated at, or reads on a tick
 * @param symbols the only instruments it is for; empty for all
 * @param cooldownNs of its own time, from one delivery for an instrument to the next
 * @param forCount evaluations in a row that must be TRUE
 * @param between when it may deliver
 */
public record Rule(
        int place,
        String name,
        Condition condition,
        List<Action> actions,
        Level level,
        Interval timeframe,
        List<String> symbols,
        long cooldownNs,
        int forCount,
        DayWindow between) {

    /** A rule with everything else as usual: 1-minute bars, any instrument, five minutes' cool-down. */
    public static Rule of(String name, Condition condition) {
        return new Rule(
                1,
                name,
                condition,
                Action.USUAL,
                Level.WARNING,
                Interval.M1,
                List.of(),
                RuleFields.USUAL_COOLDOWN_S * RuleFields.SECOND_NS,
                1,
                DayWindow.ALWAYS);
    }

    /** The condition's version. */
    public String version() {
        return condition.version();
    }

    /** Whether it is for an instrument called so. */
    public boolean isFor(String symbol) {
        return symbols.isEmpty() || symbols.contains(symbol);
    }

    /** Whether what was true of the other still is of this one: same name, condition, bars and row. */
    boolean goesOnFrom(Rule other) {
        return name.equals(other.name)
                && version().equals(other.version())
                && timeframe == other.timeframe
                && forCount == other.forCount;
    }
}
