package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters and figures against a plain look over all that was written. */
class AlertHistoryTest {
    private static final int ALERTS = 300;

    /** One that was written, and what is known of it. */
    private record Known(StoredAlert stored, DeliveryStatus telegram, Map<Integer, Long> after) {}

    @TempDir Path directory;

    private final List<Known> all = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        var random = new SplittableRandom(5);
        try (var database = AlertDatabase.own(directory.resolve("alerts.db"))) {
            var book = new AlertBook(database);
            List<OutcomeTracker.After> outcomes = new ArrayList<>();
            for (int n = 0; n < ALERTS; n++) {
                StoredAlert stored = random(n, random);
                var status = DeliveryStatus.values()[3 + random.nextInt(8)];
                var leg = new AlertBook.Leg(Channel.TELEGRAM, status);
                boolean isSent = random.nextInt(3) > 0;
                long id = book.write(stored, isSent ? List.of(leg) : List.of()).id();
                Map<Integer, Long> after = new TreeMap<>();
                for (int minutes : OutcomeTracker.MINUTES) {
                    if (random.nextBoolean()) {
                        after.put(minutes, 1_000_000 + 100L * random.nextInt(-9, 10));
                        outcomes.add(new OutcomeTracker.After(id, minutes, after.get(minutes)));
                    }
                }
                all.add(new Known(stored.numbered(id), isSent ? status : null, after));
            }
            new OutcomeBook(database).write(outcomes);
        }
    }

    private static StoredAlert random(int n, SplittableRandom random) {
        Alert alert =
                new Alert(
                        n,
                        "rule " + random.nextInt(3),
                        "v",
                        "NSE:" + random.nextInt(4),
                        AlertLevel.values()[random.nextInt(3)],
                        "text \"" + n + "\", with a comma",
                        Map.of("side", random.nextInt(-1, 2) * 1.0, "x", Double.NaN),
                        List.of("telegram"),
                        AlertRig.NOON_NS + random.nextInt(50) * AlertRig.MINUTE_NS);
        return new StoredAlert(
                0,
                AlertKind.ALERT,
                random.nextInt(10) == 0 ? Origin.DEMO : Origin.LIVE,
                alert,
                Fate.values()[random.nextInt(Fate.values().length)],
                0,
                1_000_000,
                AlertRig.CLOSE_NS);
    }

    private void assertFinds(AlertFilter filter, Predicate<Known> wanted) throws IOException {
        try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
            List<AlertRow> rows = history.alerts(filter, ALERTS);
            List<Long> expected =
                    all.stream().filter(wanted).map(known -> known.stored().id()).sorted().toList();
            assertTrue(!expected.isEmpty() && expected.size() < ALERTS, "a filter that filters");
            assertEquals(expected, rows.stream().map(AlertRow::id).sorted().toList());
            for (int n = 1; n < rows.size(); n++) {
                assertTrue(rows.get(n - 1).alert().timeNs() >= rows.get(n).alert().timeNs());
            }
        }
    }

    private static boolean isLive(Known known) {
        return known.stored().origin() == Origin.LIVE;
    }

    private static Alert alert(Known known) {
        return known.stored().alert();
    }

    @Test
    void eachFilterFindsItsOwn() throws IOException {
        long from = AlertRig.NOON_NS + 10 * AlertRig.MINUTE_NS;
        long to = AlertRig.NOON_NS + 30 * AlertRig.MINUTE_NS;
        assertFinds(AlertFilter.LIVE, AlertHistoryTest::isLive);
        assertFinds(AlertFilter.of(Origin.DEMO), it -> !isLive(it));
        assertFinds(
                AlertFilter.all().from(from).before(to),
                it -> alert(it).timeNs() >= from && alert(it).timeNs() < to);
        assertFinds(AlertFilter.all().rule("rule 1"), it -> alert(it).ruleId().equals("rule 1"));
        assertFinds(
                AlertFilter.all().instrument("NSE:2"),
                it -> alert(it).instrument().equals("NSE:2"));
        assertFinds(
                AlertFilter.LIVE.level(AlertLevel.WARNING).fate(Fate.HELD_QUIET),
                it ->
                        isLive(it)
                                && alert(it).level() == AlertLevel.WARNING
                                && it.stored().fate() == Fate.HELD_QUIET);
        assertFinds(AlertFilter.all().channel(Channel.TELEGRAM), it -> it.telegram() != null);
        assertFinds(
                AlertFilter.all().status(DeliveryStatus.UNKNOWN),
                it -> it.telegram() == DeliveryStatus.UNKNOWN);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
            List<AlertRow> rows = history.alerts(AlertFilter.all(), ALERTS);
            assertEquals(ALERTS, rows.size());
            for (AlertRow row : rows) {
                Known known = all.get((int) row.alert().sequence());
                assertEquals(alert(known), row.alert());
                assertEquals(known.after(), row.afterE4());
                assertEquals(known.telegram(), row.deliveries().get(Channel.TELEGRAM));
            }
            assertEquals(7, history.alerts(AlertFilter.all(), 7).size());
        }
    }

    @Test
    void theScoreOfARuleIsCountedOverItsAlerts() throws IOException {
        try (var history = AlertHistory.open(directory.resolve("alerts.db"))) {
            Map<String, List<RuleScore>> scores = history.scores(AlertFilter.LIVE);
            assertEquals(3, scores.size());
            for (RuleScore score : scores.get("rule 2")) {
                long count = 0;
                long wins = 0;
                long sum = 0;
                for (Known known : all) {
                    Long price = known.after().get(score.minutes());
                    if (isLive(known) && alert(known).ruleId().equals("rule 2") && price != null) {
                        int side = alert(known).inputs().get("side") < 0 ? -1 : 1;
                        long move = side * (price - known.stored().priceE4());
                        count++;
                        wins += move > 0 ? 1 : 0;
                        sum += move;
                    }
                }
                assertEquals(count, score.alerts());
                assertEquals(wins, score.wins());
                assertEquals(sum, score.sumE4());
                assertEquals((double) wins / count, score.winRate());
                assertEquals(100.0 * sum / count / 1_000_000, score.meanPct(), 1e-9);
            }
        }
    }

    @Test
    void looksAndChangesNothing() throws IOException {
        assertThrows(
                NoSuchFileException.class, () -> AlertHistory.open(directory.resolve("none.db")));
        try (var database = AlertDatabase.read(directory.resolve("alerts.db"))) {
            var book = new AlertBook(database);
            var more = AlertRig.stored(AlertRig.alert(7));
            assertThrows(IOException.class, () -> book.write(more, List.of()));
        }
    }
}
