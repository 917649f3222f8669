package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.archive.ArchivedDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day packed and made again: the same input, the same output, or nothing at all. */
class ArchiveCommandTest {
    private static final String DAY = "2026-10-05";

    @TempDir Path root;

    private static List<Path> content(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aSimulatedDayComesBackWithItsHash() throws Exception {
        ShortDays.record(root, 2, DAY);
        Path day = root.resolve(DAY);
        var packed = CommandRun.json("archive", "--journal", day);
        assertEquals("identical", packed.at("verdict").text());
        Path file = root.resolve("archive").resolve(DAY + ".ibz");
        assertEquals(Files.size(file), packed.at("bytes").number());

        Path back = root.resolve("back");
        var restored = CommandRun.json("restore", "--archive", file, "--journal", back);
        assertEquals("identical", restored.at("verdict").text());
        assertEquals(packed.at("outputHash").text(), restored.at("outputHash").text());
        assertNull(ArchivedDay.difference(file, back));
        assertEquals(
                Files.readString(day.resolve("settings.conf")),
                Files.readString(back.resolve("settings.conf")));
        var verified = CommandRun.json("verify", "--journal", back);
        assertEquals(packed.at("outputHash").text(), verified.at("outputHash").text());
        assertTrue(verified.at("recordsCompared").number() > 100);

        CommandRun again = CommandRun.of("restore", "--archive", file, "--journal", back);
        again.with(Exit.COULD_NOT_RUN);
        assertTrue(again.errors().contains("not empty"), again.errors());
        refusesDamage(file);
    }

    private void refusesDamage(Path file) throws Exception {
        List<Path> before = content(root);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 8;
        Files.write(file, bytes);
        CommandRun run =
                CommandRun.of("restore", "--archive", file, "--journal", root.resolve("broken"));
        run.with(Exit.COULD_NOT_RUN);
        assertTrue(run.errors().contains("in the block of sequences 1.."), run.errors());
        assertEquals(before, content(root), "something half-written was left");
    }

    @Test
    void aRestoreByAnotherCodeSaysSo() throws Exception {
        ShortDays.record(root, 1, DAY);
        Path day = root.resolve(DAY);
        // Settings changed behind the recording's back: the output is not what live found.
        String settings = Files.readString(day.resolve("settings.conf"));
        Files.writeString(
                day.resolve("settings.conf"), settings + "\nside.model = TICK\nbars.tick = 7\n");
        CommandRun refused = CommandRun.of("archive", "--journal", day, "--json", "--quiet");
        refused.with(Exit.FOUND_WRONG);
        assertEquals("differs", refused.json().at("verdict").text());
        Path file = root.resolve("archive").resolve(DAY + ".ibz");
        assertFalse(Files.exists(file));
        CommandRun.of("archive", "--journal", day, "--unverified", "--quiet")
                .with(Exit.FOUND_WRONG);
        assertEquals("differs", ArchivedDay.check(file).verdict());

        CommandRun backup = CommandRun.of("backup", "--journal", root, "--keep-days", 0, "--quiet");
        backup.with(Exit.OK);
        assertTrue(Files.isDirectory(day), "an unverified day was deleted");
    }

    @Test
    void theRecordingOfARealDayTakesLessThanFortyBytesATick() {
        Path ticks = SharedData.folder("ticks").resolve("nse-20251215.csv.gz");
        Path day = root.resolve("nse-20251215");
        CommandRun.json("import", ticks, "--journal", day);
        var packed = CommandRun.json("archive", "--journal", day);
        double perTick = (double) packed.at("bytes").number() / packed.at("ticks").number();
        assertTrue(perTick < 40, perTick + " bytes a tick");
        Path file = root.resolve("archive/nse-20251215.ibz");
        var back = CommandRun.json("restore", "--archive", file, "--journal", root.resolve("back"));
        assertEquals("identical", back.at("verdict").text());
    }
}
