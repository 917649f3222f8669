package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's settings stay with its journal: a replay computes with them unless told otherwise. */
class SettingsCommandTest {
    @TempDir Path directory;

    private Path journal(String... set) throws IOException {
        List<String> rows = new ArrayList<>(List.of(Recording.HEADER));
        for (int i = 0; i < 400; i++) {
            rows.add(
                    (Recording.START_NS + i * 500_000_000L)
                            + ",TEST,1,"
                            + (100 + i % 3 * 0.05)
                            + ",5,"
                            + (1_000 + 7 * i)
                            + ",100.00,50,100.10,60");
        }
        Path journal = directory.resolve("journal" + set.length);
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                "import",
                                Recording.write(directory, "r", rows),
                                "--journal",
                                journal));
        words.addAll(List.of(set));
        CommandRun.json(words.toArray());
        return journal;
    }

    @Test
    void aReplayTakesUpWhatTheJournalWasMadeWith() throws Exception {
        Path usual = journal();
        Path tick = journal("--set", "side.model=TICK");
        String usualHash = hash("replay", "--journal", usual);
        String tickHash = hash("replay", "--journal", tick);
        assertNotEquals(usualHash, tickHash);
        assertEquals(tickHash, hash("replay", "--journal", usual, "--set", "side.model=TICK"));
        CommandRun.json("verify", "--journal", tick);
        assertTrue(Files.readString(tick.resolve("settings.conf")).contains("side.model = TICK\n"));
    }

    private static String hash(Object... words) {
        return CommandRun.json(words).at("outputHash").text();
    }

    @Test
    void refusesAnUnknownKeyAndABadValue() throws Exception {
        Path journal = journal();
        var unknown = CommandRun.of("replay", "--journal", journal, "--set", "side.modell=TICK");
        assertTrue(unknown.with(Exit.BAD_CONFIG).errors().contains("side.modell: no such setting"));
        var bad = CommandRun.of("replay", "--journal", journal, "--set", "min.confidence=11");
        assertTrue(bad.with(Exit.BAD_CONFIG).errors().contains("within 0..10"));
        Files.writeString(journal.resolve("settings.conf"), "side.model = LOUD\n");
        var damaged = CommandRun.of("verify", "--journal", journal).with(Exit.BAD_CONFIG);
        assertTrue(damaged.errors().contains("settings.conf: side.model"), damaged.errors());
    }
}
