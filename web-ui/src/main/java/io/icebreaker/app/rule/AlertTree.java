package io.icebreaker.app.rule;

import io.icebreaker.app.alert.AlertRow;
import io.icebreaker.app.alert.AttemptRow;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.calendar.SessionCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** An alert of the history as the page gets it. */
final class AlertTree {
    private static final long NS_PER_MS = 1_000_000;

    private AlertTree() {}

    /**
     * @param id of an instrument by the name alerts have for it, negative when it is not on the board
     */
    static Map<String, Object> of(
            AlertRow row, List<AttemptRow> attempts, ToIntFunction<String> id) {
        var alert = row.alert();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", row.id());
        tree.put("sequence", alert.sequence());
        tree.put("day", SessionCalendar.istDate(alert.timeNs()).toString());
        tree.put("timeMs", Math.floorDiv(alert.timeNs(), NS_PER_MS));
        tree.put("level", alert.level().name());
        tree.put("rule", alert.ruleId());
        tree.put("ruleVersion", alert.ruleVersion());
        int known = id.applyAsInt(alert.instrument());
        tree.put("id", known < 0 ? null : known);
        tree.put("instrument", alert.instrument());
        tree.put("text", alert.text());
        tree.put("status", status(row.fate()));
        tree.put("kind", row.kind());
        Map<String, Object> inputs = new LinkedHashMap<>();
        alert.inputs().forEach((name, it) -> inputs.put(name, Double.isFinite(it) ? it : null));
        tree.put("inputs", inputs);
        tree.put("price", row.priceE4() == 0 ? null : row.priceE4());
        tree.put("sent", sent(row, attempts));
        tree.put("outcome", outcome(row));
        return tree;
    }

    /** The page's word for what became of an alert. */
    static String status(Fate fate) {
        return fate == Fate.FIRED ? "DELIVERED" : fate.name();
    }

    /** Null when there is no such word. */
    static Fate fate(String status) {
        for (Fate fate : Fate.values()) {
            if (status(fate).equals(status)) {
                return fate;
            }
        }
        return null;
    }

    private static List<Map<String, Object>> sent(AlertRow row, List<AttemptRow> attempts) {
        List<Map<String, Object>> all = new ArrayList<>();
        row.deliveries()
                .forEach(
                        (channel, status) -> {
                            AttemptRow last = null;
                            for (AttemptRow each : attempts) {
                                boolean isNewer = last == null || each.n() > last.n();
                                if (each.channel() == channel && isNewer) {
                                    last = each;
                                }
                            }
                            Map<String, Object> tree = new LinkedHashMap<>();
                            tree.put("channel", channel.word());
                            tree.put("state", status.name());
                            tree.put("atMs", last == null ? null : last.startedMs());
                            tree.put("tries", last == null ? 0 : last.n());
                            boolean isSaid = last != null && !last.words().isEmpty();
                            tree.put("error", isSaid ? last.words() : null);
                            all.add(tree);
                        });
        return all;
    }

    /** Per cent from the alert's price; null while it is to come or not known. */
    private static Map<String, Object> outcome(AlertRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int minutes : new int[] {5, 15, 60}) {
            Long after = row.afterE4().get(minutes);
            boolean isKnown = after != null && row.priceE4() != 0;
            double base = row.priceE4();
            tree.put("" + minutes, isKnown ? 100.0 * (after - row.priceE4()) / base : null);
        }
        return tree;
    }
}
