package io.icebreaker.app.alert;

import io.icebreaker.backtest.run.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert as it is kept.
 *
 * @param id in the file
 * @param seenMs when it came, wall clock, epoch ms
 * @param priceE4 of its instrument when it fired, 0 when nobody knows
 * @param closeNs when its instrument's session closes: later there is no outcome
 */
record StoredAlert(
        long id,
        AlertKind kind,
        Origin origin,
        Alert alert,
        Fate fate,
        long seenMs,
        long priceE4,
        long closeNs) {
    /** The columns {@link #of} reads. */
    static final String COLUMNS =
            "a.id, a.kind, a.origin, a.time_ns, a.sequence, a.rule, a.rule_version, a.instrument,"
                    + " a.level, a.text, a.inputs, a.actions, a.fate, a.seen_ms, a.price_e4,"
                    + " a.close_ns";

    static StoredAlert of(ResultSet row) throws SQLException {
        Alert alert =
                new Alert(
                        row.getLong("sequence"),
                        row.getString("rule"),
                        row.getString("rule_version"),
                        row.getString("instrument"),
                        AlertLevel.values()[row.getInt("level")],
                        row.getString("text"),
                        inputs(row.getString("inputs")),
                        words(row.getString("actions")),
                        row.getLong("time_ns"));
        return new StoredAlert(
                row.getLong("id"),
                AlertKind.valueOf(row.getString("kind")),
                Origin.valueOf(row.getString("origin")),
                alert,
                Fate.valueOf(row.getString("fate")),
                row.getLong("seen_ms"),
                row.getLong("price_e4"),
                row.getLong("close_ns"));
    }

    /** The same with another fate. */
    StoredAlert fated(Fate other) {
        return new StoredAlert(id, kind, origin, alert, other, seenMs, priceE4, closeNs);
    }

    /** The same with its number in the file. */
    StoredAlert numbered(long number) {
        return new StoredAlert(number, kind, origin, alert, fate, seenMs, priceE4, closeNs);
    }

    /** As JSON; what is no number is null there. */
    static String json(Map<String, Double> inputs) {
        return Json.line(finite(inputs));
    }

    /** The same without what JSON cannot say. */
    static Map<String, Object> finite(Map<String, Double> inputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        inputs.forEach((name, value) -> values.put(name, Double.isFinite(value) ? value : null));
        return values;
    }

    private static Map<String, Double> inputs(String json) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        Json.parse(json)
                .forEach(
                        (name, value) ->
                                inputs.put(
                                        name,
                                        value instanceof Number number
                                                ? number.doubleValue()
                                                : Double.NaN));
        return inputs;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : new ArrayList<>(List.of(text.split(",")));
    }
}
