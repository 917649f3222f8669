package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.alert.AlertFilter;
import io.icebreaker.app.alert.AlertHistory;
import io.icebreaker.app.alert.AlertRow;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.Alerts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fires reaches history once, however often the day is found again; a rule is tried beside it. */
class DayAlertsTest {
    private static final int MINUTES = 4;
    private static final String RULES =
            """
            [{"name": "up", "condition": "close > open", "priority": "HIGH", "cooldown": 0,
              "action": ["log", "telegram"]}]
            """;

    @TempDir Path directory;

    @Test
    void nothingIsKeptOrSentTwiceAndARuleIsTried() throws Exception {
        Path journal = directory.resolve("day");
        Path file = directory.resolve("alerts.db");
        Files.writeString(directory.resolve("rules.json"), RULES);
        List<AlertRow> first = play(journal, file, true);
        assertTrue(first.size() > 5, first.size() + " alerts");
        assertTrue(first.stream().allMatch(it -> it.alert().ruleId().equals("up")));
        assertTrue(first.stream().allMatch(it -> it.priceE4() > 0));
        assertTrue(first.stream().allMatch(it -> it.alert().inputs().get("close") > 0));
        List<AlertRow> again = play(journal, file, false);
        assertEquals(
                first.stream().map(AlertRow::id).toList(),
                again.stream().map(AlertRow::id).toList());
    }

    /** A day that begins, or goes on from the beginning of its journal; then its alerts. */
    private List<AlertRow> play(Path journal, Path file, boolean isTried) throws Exception {
        Map<Integer, String> rules = isTried ? Map.of(0, RULES) : Map.of();
        int minutes = isTried ? MINUTES : 0;
        try (var day = new SimulatedEngine(journal, Settings.DEFAULTS, 0, minutes, rules)) {
            var plan =
                    new DayAlerts.Plan(
                            DemoAlerts.kept(file),
                            directory.resolve("rules.json"),
                            Origin.DEMO,
                            false,
                            name -> name.equals("day") ? journal : null);
            try (var alerts = DayAlerts.open(plan, day.engine(), () -> 1)) {
                if (isTried) {
                    tryOne(alerts.room(), day);
                }
            }
        }
        try (var history = AlertHistory.open(file)) {
            return history.latest(AlertFilter.of(Origin.DEMO), 100_000);
        }
    }

    private static void tryOne(Alerts room, SimulatedEngine day) throws Exception {
        String rule = "{\"name\": \"try\", \"condition\": \"close < open\", \"cooldown\": 0}";
        room.startTest(rule, "day");
        assertThrows(Alerts.Refused.class, () -> room.startTest(rule, "day"));
        Await.that("the trial", () -> !room.test().get("state").equals("RUNNING"));
        Map<String, Object> done = room.test();
        assertEquals("DONE", done.get("state"), String.valueOf(done.get("error")));
        assertTrue(((List<?>) done.get("hits")).size() > 5, done.get("counts").toString());
        String lacking = "{\"name\": \"x\", \"condition\": \"close > 1 AND no_such > 1\"}";
        var refused = assertThrows(Alerts.Refused.class, () -> room.startTest(lacking, "day"));
        assertTrue(refused.tree().toString().contains("column=15"), refused.tree().toString());
        room.startTest(rule, "no such day");
        Await.that("the trial", () -> !room.test().get("state").equals("RUNNING"));
        assertEquals("FAILED", room.test().get("state"));
    }
}
