package io.icebreaker.app;

import io.icebreaker.app.alert.AlertRow;
import io.icebreaker.app.alert.AttemptRow;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.OutcomeTracker;
import io.icebreaker.app.alert.RuleScore;
import io.icebreaker.tick.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Alerts, tries or rules as rows under a header.
 *
 * @param columns names, with units
 * @param rows cells: text, whole numbers, doubles, decimals; null for what nobody knows
 */
record AlertsTable(List<String> columns, List<List<Object>> rows) {
    private static final long MS_NS = 1_000_000;

    static AlertsTable ofAlerts(List<AlertRow> alerts) {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "time",
                                "time_ns",
                                "kind",
                                "level",
                                "instrument",
                                "rule",
                                "text",
                                "inputs",
                                "fate",
                                "price"));
        OutcomeTracker.MINUTES.forEach(minutes -> columns.add("price_" + minutes + "m"));
        Arrays.stream(Channel.values()).map(Channel::word).forEach(columns::add);
        columns.addAll(List.of("rule_version", "sequence", "origin"));
        return new AlertsTable(columns, alerts.stream().map(AlertsTable::row).toList());
    }

    private static List<Object> row(AlertRow row) {
        List<Object> cells = new ArrayList<>();
        cells.add(AskTable.time(row.alert().timeNs()));
        cells.add(row.alert().timeNs());
        cells.add(row.kind());
        cells.add(row.alert().level().name());
        cells.add(row.alert().instrument());
        cells.add(row.alert().ruleId());
        cells.add(row.alert().text());
        cells.add(inputs(row.alert().inputs()));
        cells.add(row.fate().name());
        cells.add(rupees(row.priceE4()));
        OutcomeTracker.MINUTES.forEach(
                minutes -> cells.add(rupees(row.afterE4().getOrDefault(minutes, 0L))));
        for (Channel channel : Channel.values()) {
            var status = row.deliveries().get(channel);
            cells.add(status == null ? null : status.name());
        }
        cells.add(row.alert().ruleVersion());
        cells.add(row.alert().sequence());
        cells.add(row.origin().name());
        return cells;
    }

    private static String inputs(Map<String, Double> inputs) {
        return inputs.entrySet().stream()
                .map(input -> input.getKey() + "=" + Doubles.text(input.getValue()))
                .collect(Collectors.joining(" "));
    }

    static AlertsTable ofAttempts(List<AttemptRow> attempts) {
        return new AlertsTable(
                List.of(
                        "started",
                        "started_ms",
                        "channel",
                        "try",
                        "result",
                        "took_ms",
                        "instrument",
                        "rule",
                        "level",
                        "words"),
                attempts.stream().map(AlertsTable::row).toList());
    }

    private static List<Object> row(AttemptRow row) {
        boolean isOver = row.n() > 0 && row.endedMs() > 0;
        return Arrays.asList(
                AskTable.time(row.startedMs() * MS_NS),
                row.startedMs(),
                row.channel().word(),
                (long) row.n(),
                row.result().name(),
                isOver ? row.endedMs() - row.startedMs() : null,
                row.instrument(),
                row.rule(),
                row.level().name(),
                row.words());
    }

    static AlertsTable ofScores(Collection<List<RuleScore>> scores) {
        return new AlertsTable(
                List.of("rule", "minutes", "alerts", "wins", "win_rate", "mean_pct", "sum_rs"),
                scores.stream().flatMap(List::stream).map(AlertsTable::row).toList());
    }

    private static List<Object> row(RuleScore score) {
        return Arrays.asList(
                score.rule(),
                (long) score.minutes(),
                score.alerts(),
                score.wins(),
                score.winRate(),
                score.meanPct(),
                new BigDecimal(Prices.format(score.sumE4())));
    }

    private static BigDecimal rupees(long e4) {
        return e4 == 0 ? null : new BigDecimal(Prices.format(e4));
    }

    /** A row's cells by column, for JSON. */
    List<Map<String, Object>> maps() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int n = 0; n < row.size(); n++) {
                map.put(columns.get(n), row.get(n));
            }
            all.add(map);
        }
        return all;
    }

    /** Cells as text, empty for null. */
    List<List<String>> texts() {
        return rows.stream().map(row -> row.stream().map(AlertsTable::text).toList()).toList();
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return Doubles.text(number);
        }
        return cell instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : cell == null ? "" : cell.toString();
    }
}
