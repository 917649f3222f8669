package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.archive.ArchiveIndex;
import io.icebreaker.journal.archive.ArchiveWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule alone keeps a day that otherwise could go. */
class BackupRetentionTest {
    private static final String NAME = "2025-10-06";
    private static final String ARCHIVE = NAME + ".ibz";
    private static final LocalDate DATE = LocalDate.parse(NAME);
    private static final LocalDate LATER = DATE.plusDays(30);

    @TempDir Path directory;

    private Path root;
    private Path day;
    private Path file;
    private BackupTarget second;

    private void backUp() throws Exception {
        root = directory.resolve("days");
        day = root.resolve(NAME);
        file = root.resolve("archive").resolve(ARCHIVE);
        ShortDays.record(root, 1, NAME);
        second = new BackupTarget.Directory(directory.resolve("second"));
        CommandRun.json("backup", "--journal", root, "--to", directory.resolve("second"));
    }

    private String keeps(int keepDays, LocalDate today) throws Exception {
        return new BackupRetention(root, BackupIndex.of(root), second, keepDays, today).keeps(day);
    }

    private void keptFor(String reason) throws Exception {
        String said = keeps(5, LATER);
        assertTrue(String.valueOf(said).contains(reason), "kept because: " + said);
    }

    @Test
    void openYoungAndUnarchivedDaysStay() throws Exception {
        backUp();
        assertNull(keeps(5, LATER), "nothing keeps it");
        assertTrue(keeps(5, DATE).contains("today's"));
        assertTrue(keeps(0, DATE).contains("today's"));
        assertTrue(keeps(30, LATER).contains("within the last 30 days"));
        assertNull(keeps(29, LATER));
        try (var writing = JournalDirectory.forWriting(day)) {
            keptFor("being written");
        }
        Files.delete(root.resolve("archive/index.json"));
        keptFor("not archived");
    }

    @Test
    void onlyAVerifiedAndTrueArchiveCounts() throws Exception {
        backUp();
        var index = BackupIndex.of(root);
        Map<String, Object> sound = new LinkedHashMap<>(index.get(ARCHIVE));
        for (String verdict : new String[] {"differs", "identical, with gaps"}) {
            index.put(ARCHIVE, sound);
            index.get(ARCHIVE).put("verdict", verdict);
            index.save();
            keptFor("not verified identical");
        }
        index.put(ARCHIVE, sound);
        index.save();
        assertNull(keeps(5, LATER));

        Path aside = Files.move(file, directory.resolve("aside"));
        keptFor("archive is missing");
        byte[] bytes = Files.readAllBytes(aside);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        keptFor("has changed");
        index.get(ARCHIVE).put("crc32c", BackupRun.crc(file));
        index.save();
        keptFor("cannot be read back");

        ShortDays.record(directory.resolve("other"), 2, NAME);
        var facts = new ArchiveIndex.Facts("x", ArchiveIndex.IDENTICAL, 0, 0);
        ArchiveWriter.pack(directory.resolve("other").resolve(NAME), file, facts, done -> {});
        index.get(ARCHIVE).put("crc32c", BackupRun.crc(file));
        index.save();
        keptFor("archive is another");
    }

    @Test
    void theSecondPlaceMustHaveItIfThereIsOne() throws Exception {
        backUp();
        Path copy = directory.resolve("second").resolve(ARCHIVE);
        Path aside = Files.move(copy, directory.resolve("aside"));
        keptFor("second place");
        Files.write(copy, new byte[9]);
        keptFor("second place");
        Files.copy(aside, copy, StandardCopyOption.REPLACE_EXISTING);
        assertNull(keeps(5, LATER));
        second = new BackupTarget.Directory(directory.resolve("third"));
        keptFor("second place");
        second = null;
        assertNull(keeps(5, LATER), "without a second place the archive is enough");
    }

    @Test
    void capturedFramesKeepTheirDay() throws Exception {
        backUp();
        Files.createDirectories(day.resolve("frames"));
        keptFor("captured frames");
        Files.delete(day.resolve("frames"));
        assertNull(keeps(5, LATER));
    }

    @Test
    void theCommandDeletesWhatMayGoAndADryRunNothing() throws Exception {
        backUp();
        Object[] words = {
            "backup", "--journal", root, "--to", directory.resolve("second"), "--keep-days", 1
        };
        Object[] dry = new Object[words.length + 1];
        System.arraycopy(words, 0, dry, 0, words.length);
        dry[words.length] = "--dry-run";
        var would = CommandRun.json(dry);
        assertEquals("would be deleted", would.at("steps").at(0).at("what").text());
        assertTrue(Files.isDirectory(day.resolve("input")));
        Files.createDirectories(root.resolve(".x.deleting/input"));
        var done = CommandRun.json(words);
        assertEquals(1, done.at("deleted").number());
        assertTrue(done.at("freedBytes").number() > 0);
        assertFalse(Files.exists(day));
        assertFalse(Files.exists(root.resolve(".x.deleting")), "a deletion that was cut short");
        var back = CommandRun.json("restore", "--archive", file, "--journal", day);
        assertEquals("identical", back.at("verdict").text());
    }
}
