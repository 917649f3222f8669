package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a rule of an entry's keys; what it does not know or cannot use, it refuses. Cold; used once. */
final class RuleFields {
    static final int USUAL_COOLDOWN_S = 300;
    static final long SECOND_NS = 1_000_000_000L;

    private static final int MOST_COOLDOWN_S = 86_400;

    /** A row of a whole day's seconds is the longest that makes sense. */
    private static final int MOST_FOR = 86_400;

    private static final int MOST_NAME = 100;
    private static final int MOST_SYMBOLS = 5_000;

    private static final List<String> KEYS =
            List.of(
                    "name",
                    "condition",
                    "action",
                    "priority",
                    "timeframe",
                    "symbols",
                    "cooldown",
                    "for",
                    "between");

    private final Map<String, RuleJson.Cell> cells;

    private RuleFields(Map<String, RuleJson.Cell> cells) {
        this.cells = cells;
    }

    /** What is wrong with an entry. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final String key;
        private final int column;

        Refused(String key, int column, String message) {
            super(message);
            this.key = key;
            this.column = column;
        }

        String key() {
            return key;
        }

        /** Of the condition's text; 0 where that is not to blame. */
        int column() {
            return column;
        }
    }

    /**
     * The rule an entry describes.
     *
     * @throws Refused with the first key that is wrong
     */
    static Rule rule(RuleJson.Entry entry, int place) throws Refused {
        if (!entry.isObject()) {
            throw new Refused("", 0, "a rule is an object with name and condition");
        }
        for (String key : entry.cells().keySet()) {
            if (!KEYS.contains(key)) {
                throw new Refused(key, 0, "no key of a rule; those are " + String.join(" ", KEYS));
            }
        }
        if (entry.repeated() != null) {
            throw new Refused(entry.repeated(), 0, "is there twice");
        }
        return new RuleFields(entry.cells()).rule(place);
    }

    private Rule rule(int place) throws Refused {
        return new Rule(
                place,
                name(),
                condition(),
                actions(),
                level(),
                timeframe(),
                symbols(),
                whole("cooldown", USUAL_COOLDOWN_S, 0, MOST_COOLDOWN_S) * SECOND_NS,
                whole("for", 1, 1, MOST_FOR),
                between());
    }

    private String name() throws Refused {
        String name = text("name", null);
        if (name.isBlank() || name.length() > MOST_NAME || !name.equals(name.strip())) {
            throw new Refused(
                    "name", 0, "1 to " + MOST_NAME + " characters without blanks at its ends");
        }
        return name;
    }

    private Condition condition() throws Refused {
        try {
            return Condition.parse(text("condition", null));
        } catch (RuleException e) {
            throw new Refused("condition", e.column(), e.getMessage());
        }
    }

    private List<Action> actions() throws Refused {
        if (!cells.containsKey("action")) {
            return Action.USUAL;
        }
        List<Action> actions = new ArrayList<>();
        for (String each : texts("action")) {
            Action action = Action.named(each);
            if (action == null) {
                throw new Refused("action", 0, "no action: '" + each + "'; " + Action.all());
            }
            if (!actions.contains(action)) {
                actions.add(action);
            }
        }
        if (actions.isEmpty()) {
            throw new Refused("action", 0, "name one at least: " + Action.all());
        }
        return List.copyOf(actions);
    }

    private Level level() throws Refused {
        String priority = text("priority", Level.WARNING.priority());
        Level level = Level.ofPriority(priority);
        if (level == null) {
            throw new Refused("priority", 0, "LOW, MEDIUM or HIGH, not '" + priority + "'");
        }
        return level;
    }

    private Interval timeframe() throws Refused {
        String label = text("timeframe", Interval.M1.label());
        Interval interval = Interval.named(label);
        if (interval == null) {
            String all = String.join(" ", Interval.labels());
            throw new Refused("timeframe", 0, "no timeframe: '" + label + "'; " + all);
        }
        return interval;
    }

    private List<String> symbols() throws Refused {
        List<String> symbols = cells.containsKey("symbols") ? texts("symbols") : List.of();
        if (symbols.size() > MOST_SYMBOLS || symbols.stream().anyMatch(String::isBlank)) {
            throw new Refused("symbols", 0, "at most " + MOST_SYMBOLS + ", none of them blank");
        }
        return symbols;
    }

    private DayWindow between() throws Refused {
        if (!cells.containsKey("between")) {
            return DayWindow.ALWAYS;
        }
        String text = text("between", null);
        DayWindow window = DayWindow.parse(text);
        if (window == null) {
            throw new Refused(
                    "between", 0, "times of a day such as 09:20-15:10, not '" + text + "'");
        }
        return window;
    }

    private String text(String key, String usual) throws Refused {
        if (!cells.containsKey(key)) {
            if (usual == null) {
                throw new Refused(key, 0, "is missing");
            }
            return usual;
        }
        if (cells.get(key).value() instanceof String text) {
            return text;
        }
        throw new Refused(key, 0, "must be text");
    }

    private List<String> texts(String key) throws Refused {
        List<String> texts = new ArrayList<>();
        if (cells.get(key).value() instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof String text) {
                    texts.add(text);
                }
            }
            if (texts.size() == list.size()) {
                return List.copyOf(texts);
            }
        }
        throw new Refused(key, 0, "must be an array of texts");
    }

    private int whole(String key, int usual, int least, int most) throws Refused {
        if (!cells.containsKey(key)) {
            return usual;
        }
        if (cells.get(key).value() instanceof BigDecimal number
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.intValue();
        }
        throw new Refused(key, 0, "must be a whole number within " + least + ".." + most);
    }
}
