package io.icebreaker.app.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One message about alerts that were held back: how many, of which rules, on what. */
final class DigestText {
    private static final int MOST_RULES = 10;
    private static final int MOST_INSTRUMENTS = 3;

    private DigestText() {}

    /** Some lines; the rules with the most alerts first. */
    static String of(List<StoredAlert> held) {
        Map<String, List<StoredAlert>> byRule = new LinkedHashMap<>();
        for (StoredAlert each : held) {
            byRule.computeIfAbsent(each.alert().ruleId(), rule -> new ArrayList<>()).add(each);
        }
        String since = MessageText.TIME.format(MessageText.at(held.get(0).alert().timeNs()));
        List<String> lines = new ArrayList<>();
        lines.add(held.size() + " since " + since + ":");
        byRule.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                (Map.Entry<String, List<StoredAlert>> it) -> -it.getValue().size()))
                .limit(MOST_RULES)
                .forEach(rule -> lines.add(line(rule.getKey(), rule.getValue())));
        int more = byRule.size() - MOST_RULES;
        if (more > 0) {
            lines.add("and " + more + " more rules");
        }
        return String.join("\n", lines);
    }

    private static String line(String rule, List<StoredAlert> alerts) {
        Set<String> instruments = new LinkedHashSet<>();
        alerts.forEach(each -> instruments.add(each.alert().instrument()));
        List<String> named = instruments.stream().limit(MOST_INSTRUMENTS).toList();
        int more = instruments.size() - named.size();
        return alerts.size()
                + " x "
                + rule
                + ": "
                + String.join(", ", named)
                + (more > 0 ? " and " + more + " more" : "");
    }
}
