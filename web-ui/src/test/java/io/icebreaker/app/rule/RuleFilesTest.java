package io.icebreaker.app.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule file keeps what it said, whoever changed it. */
class RuleFilesTest {
    private static final String ONE = "[{\"name\": \"a\", \"condition\": \"rsi < 30\"}]";

    @TempDir Path directory;

    @Test
    void countsVersionsAndRefusesWhatWasChangedMeanwhile() throws Exception {
        var files = new RuleFiles(directory.resolve("rules.json"));
        assertEquals(0, files.current().version());
        assertEquals(1, files.save(0, ONE).version());
        assertEquals(2, files.save(1, "[]").version());
        assertThrows(RuleFiles.Stale.class, () -> files.save(1, ONE));
        assertEquals("[]", files.current().json());
        assertEquals(ONE, files.version(1).json());
        assertEquals(1, files.versions().get(1).rules());
        assertNull(files.version(3));
    }

    @Test
    void whatAPersonWroteByHandIsAVersion() throws Exception {
        var files = new RuleFiles(directory.resolve("rules.json"));
        files.save(0, ONE);
        Files.writeString(files.file(), "[ ]");
        assertEquals(2, files.current().version());
        assertEquals(2, files.current().version(), "seen once");
        assertThrows(RuleFiles.Stale.class, () -> files.save(1, "[]"));
        Files.writeString(files.file(), "{");
        assertThrows(IllegalArgumentException.class, files::current);
        assertEquals(2, files.versions().size());
    }

    @Test
    void keepsTheLatest() throws Exception {
        var files = new RuleFiles(directory.resolve("rules.json"));
        for (int n = 0; n < RuleFiles.MOST_VERSIONS + 5; n++) {
            files.save(n, "[" + " ".repeat(n) + "]");
        }
        assertEquals(RuleFiles.MOST_VERSIONS, files.versions().size());
        assertEquals(RuleFiles.MOST_VERSIONS + 5, files.current().version());
        assertNull(files.version(5));
    }
}
