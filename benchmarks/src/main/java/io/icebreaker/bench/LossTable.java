package io.icebreaker.bench;

import io.icebreaker.backtest.run.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@link TokenLoss}: a row a broker, and one of all. */
record LossTable(List<Map<String, Object>> rows, Map<String, Object> result) {
    private static final String HEAD =
            "%-10s %6s | %12s %12s | %8s %8s | %12s | %9s | %12s %14s | %s%n";
    private static final String ROW =
            "%-10s %6s | %12.0f %12.0f | %8.0f %8.0f | %5s / %-4s | %9s | %12s %14s | %s%n";

    static LossTable of(List<LossFindings> losses, Map<String, Object> result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        losses.stream()
                .map(it -> it.loss().broker())
                .distinct()
                .sorted()
                .forEach(
                        broker ->
                                rows.add(
                                        LossFindings.row(
                                                broker,
                                                losses.stream()
                                                        .filter(
                                                                it ->
                                                                        it.loss()
                                                                                .broker()
                                                                                .equals(broker))
                                                        .toList())));
        rows.add(LossFindings.row("all", losses));
        return new LossTable(rows, result);
    }

    /** Whether every loss met the goal and the engine dropped and refused nothing. */
    boolean isGood() {
        boolean isClean =
                List.of("dropped", "rejected", "stageFailures").stream()
                        .allMatch(it -> ((Number) result.get(it)).longValue() == 0);
        return isClean && rows.stream().allMatch(it -> it.get("good").equals(true));
    }

    String text() {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        HEAD,
                        "loser",
                        "losses",
                        "whole p50 ms",
                        "worst ms",
                        "live p50",
                        "worst",
                        "back / of",
                        "missed",
                        "others: lost",
                        "state changes",
                        "goal"));
        for (Map<String, Object> row : rows) {
            text.append(line(row));
        }
        text.append("engine: ").append(Json.line(summary())).append(System.lineSeparator());
        return text.toString();
    }

    private static String line(Map<String, Object> row) {
        return String.format(
                Locale.ROOT,
                ROW,
                row.get("broker"),
                row.get("losses"),
                row.get("recoveryP50Ms"),
                row.get("recoveryWorstMs"),
                row.get("liveP50Ms"),
                row.get("liveWorstMs"),
                row.get("subscriptionsBack"),
                row.get("subscriptionsWanted"),
                row.get("missedByItself"),
                row.get("lostByOthers"),
                row.get("saidByOthers"),
                row.get("good").equals(true) ? "met" : "MISSED");
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (String name : List.of("ticks", "dropped", "rejected", "stageFailures", "gaps")) {
            summary.put(name, result.get(name));
        }
        return summary;
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("good", isGood());
        all.put("rows", rows);
        all.put("engine", summary());
        return Json.line(all);
    }
}
