package io.icebreaker.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts as a table: times UTC in ms, prices in E4, outcomes in per cent. */
final class AlertsCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "timeMs",
                    "day",
                    "sequence",
                    "level",
                    "rule",
                    "ruleVersion",
                    "instrument",
                    "status",
                    "price",
                    "text");
    private static final List<String> MINUTES = List.of("5", "15", "60");

    private AlertsCsv() {}

    static String of(List<Map<String, Object>> alerts) {
        var out = new StringBuilder(String.join(",", COLUMNS));
        MINUTES.forEach(it -> out.append(",pct").append(it));
        out.append(",inputs,sent\n");
        alerts.forEach(alert -> row(alert, out));
        return out.toString();
    }

    private static void row(Map<String, Object> alert, StringBuilder out) {
        for (String column : COLUMNS) {
            out.append(cell(alert.get(column))).append(',');
        }
        var outcome = (Map<?, ?>) alert.get("outcome");
        for (String minutes : MINUTES) {
            out.append(cell(outcome.get(minutes))).append(',');
        }
        var inputs = (Map<?, ?>) alert.get("inputs");
        var sent = (List<?>) alert.get("sent");
        out.append(cell(words(inputs))).append(',');
        out.append(cell(sent.stream().map(AlertsCsv::sent).collect(Collectors.joining(" "))));
        out.append('\n');
    }

    private static String words(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String sent(Object each) {
        var map = (Map<?, ?>) each;
        return map.get("channel") + "=" + map.get("state");
    }

    /** Quoted where need be; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean isPlain = text.chars().noneMatch(it -> it == ',' || it == '"' || it < ' ');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
