package io.icebreaker.app.rule;

import io.icebreaker.rule.Action;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.Level;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Rules as the page gets them: what the file says with what it left out, and how each stands. */
final class RuleTree {
    /** Of a rule that says nothing about it (analytics 9.6). */
    private static final Map<String, Object> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put("name", "");
        USUAL.put("condition", "");
        USUAL.put("action", Action.USUAL.stream().map(Action::spelled).toList());
        USUAL.put("priority", Level.WARNING.priority());
        USUAL.put("timeframe", "1m");
        USUAL.put("symbols", List.of());
        USUAL.put("cooldown", 300);
        USUAL.put("for", 1);
        USUAL.put("between", null);
    }

    private RuleTree() {}

    /**
     * How a rule stands.
     *
     * @param state ACTIVE, REFUSED or WAITING_FOR_SYMBOL
     * @param error null where nothing is wrong
     * @param column of its condition; 0 where that is not to blame
     */
    record Standing(String state, String error, int column) {
        static final Standing ACTIVE = new Standing("ACTIVE", null, 0);

        static Standing refused(RuleProblem why) {
            return new Standing("REFUSED", why.message(), why.column());
        }
    }

    /** One tree a rule of the file, in its order; {@code sound}: how those without fault stand. */
    static List<Map<String, Object>> rules(String json, Function<Rule, Standing> sound) {
        RuleBook book = RuleBook.parse(json);
        Map<Integer, Standing> standings = new TreeMap<>();
        Map<Integer, Condition> conditions = new TreeMap<>();
        for (Rule rule : book.rules()) {
            standings.put(rule.place(), sound.apply(rule));
            conditions.put(rule.place(), rule.condition());
        }
        book.problems().forEach(it -> standings.put(it.place(), Standing.refused(it)));
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Map<String, Object> written : RuleBook.written(json)) {
            int place = trees.size() + 1;
            Map<String, Object> tree = new LinkedHashMap<>(USUAL);
            written.forEach((key, value) -> tree.put(key, number(value)));
            finish(tree, standings.get(place), conditions.get(place));
            trees.add(tree);
        }
        return trees;
    }

    private static void finish(Map<String, Object> tree, Standing standing, Condition condition) {
        tree.put("canonical", condition == null ? null : condition.canonical());
        tree.put("ruleVersion", condition == null ? null : condition.version());
        tree.put("state", standing.state());
        tree.put("error", standing.error());
        tree.put("column", standing.column() == 0 ? null : standing.column());
    }

    private static Object number(Object value) {
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    /** A problem as a 422 lists it. */
    static Map<String, Object> problem(RuleProblem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", problem.name());
        tree.put("place", problem.place());
        tree.put("key", problem.key());
        tree.put("column", problem.column());
        tree.put("error", problem.message());
        return tree;
    }
}
