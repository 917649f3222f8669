package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.AlertWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StateFile;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.web.AlertNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose rules change at half time fires the same alerts again, from its beginning and amid it. */
class AlertDayTest {
    private static final int ROOM = 256;
    private static final int MINUTES = 10;
    private static final int CHANGE = 5;

    /** So few that the simulated minutes reach it. */
    private static final Settings SETTINGS = Settings.DEFAULTS.with("max.alerts.per.session", "20");

    private static final String FIRST =
            """
            [{"name": "up", "condition": "close > open", "cooldown": 0, "priority": "HIGH"},
             {"name": "crosses", "condition": "ema(2) CROSSES sma(3)"},
             {"name": "on a tick", "condition": "obi > 0.3 ON TICK", "symbols": ["NIFTY 50"]},
             {"name": "overnight", "condition": "btst > 7"}]
            """;

    private static final String SECOND =
            """
            [{"name": "down", "condition": "close < open AND volume > 0", "priority": "LOW"},
             {"name": "up", "condition": "close > open", "cooldown": 0, "priority": "HIGH"},
             {"name": "far", "condition": "close > close@3m AND age_ms < 60000 ON TICK"}]
            """;

    @TempDir static Path directory;

    private static Path journal;
    private static List<String> live;
    private static long[] statuses;
    private static long hash;

    @BeforeAll
    static void record() throws Exception {
        journal = directory.resolve("day");
        Map<Integer, String> rules = Map.of(0, FIRST, CHANGE, SECOND);
        try (var day = new SimulatedEngine(journal, SETTINGS, 0, MINUTES, rules)) {
            live = alerts(day.engine());
            var log = day.engine().board().findings().log(FindingType.ALERT).reader(0);
            statuses = new long[AlertWords.SUPPRESSED_CAP + 1];
            while (log.next()) {
                statuses[(int) log.word(AlertWords.STATUS)]++;
            }
            hash = day.engine().pipeline().output().hash();
            long refused = day.engine().pipeline().counters().get(Counter.RULES_REFUSED);
            assertEquals(0, refused);
        }
    }

    @AfterAll
    static void forget() {
        live = null;
    }

    /** Rule, instrument and every word of each. */
    private static List<String> alerts(LiveEngine engine) throws Exception {
        Board board = engine.board();
        long last = engine.pipeline().output().published();
        Await.that("the board to show it", () -> board.sequence() >= last);
        var names = new AlertNames(board);
        List<String> all = new ArrayList<>();
        FindingLog.Reader log = board.findings().log(FindingType.ALERT).reader(0);
        while (log.next()) {
            long[] words = new long[log.length()];
            Arrays.setAll(words, log::word);
            assertNotNull(names.rule(log), "an alert whose rule nobody knows");
            all.add(names.rule(log).name() + " " + log.sequence() + " " + Arrays.toString(words));
        }
        return all;
    }

    @Test
    void bothFilesFireAndHoldBack() {
        for (String name : List.of("up ", "crosses ", "down ", "far ")) {
            assertTrue(live.stream().anyMatch(it -> it.startsWith(name)), name + live.size());
        }
        assertTrue(statuses[AlertWords.DELIVERED] > 50, Arrays.toString(statuses));
        assertTrue(statuses[AlertWords.SUPPRESSED_COOLDOWN] > 0, Arrays.toString(statuses));
        assertTrue(statuses[AlertWords.SUPPRESSED_CAP] > 0, Arrays.toString(statuses));
    }

    @Test
    void theReplayFiresTheSame() throws Exception {
        clear();
        try (var engine = open()) {
            assertEquals(0, engine.recovered().from());
            assertSame(engine);
        }
    }

    @Test
    void soDoesWhatGoesOnFromASnapshot() throws Exception {
        clear();
        CommandRun.of(
                        "snapshot",
                        "--journal",
                        journal,
                        "--max-instruments",
                        ROOM,
                        "--every",
                        15_000,
                        "--quiet",
                        "--json")
                .with(Exit.OK);
        List<Path> files = StateFile.files(journal);
        assertTrue(files.size() >= 4, files.toString());
        Path middle = files.get(files.size() / 2);
        for (Path file : files) {
            if (!file.equals(middle)) {
                Files.delete(file);
            }
        }
        try (var engine = open()) {
            assertEquals(StateFile.sequenceOf(middle), engine.recovered().from());
            assertSame(engine);
        }
    }

    private static void assertSame(LiveEngine engine) throws Exception {
        List<String> found = alerts(engine);
        assertEquals(live.size(), found.size());
        for (int i = 0; i < live.size(); i++) {
            assertEquals(live.get(i), found.get(i));
        }
        assertEquals(hash, engine.pipeline().output().hash());
        assertEquals(SECOND, engine.rules().text());
    }

    private static void clear() throws Exception {
        for (Path file : StateFile.files(journal)) {
            Files.delete(file);
        }
    }

    private static LiveEngine open() throws Exception {
        var plan =
                new LiveEngine.Plan(
                        journal,
                        Profile.QUIET_VPS,
                        ROOM,
                        Boards.of(ROOM, Boards.DEFAULT_MB),
                        SETTINGS,
                        0,
                        "simulated");
        return LiveEngine.open(plan, true);
    }
}
