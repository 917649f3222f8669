package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed days go to the second place, by copy and by command, each once and whole. */
class BackupTest {
    private static final String FIRST = "2025-10-06";
    private static final String SECOND = "2025-10-07";

    @TempDir Path directory;

    private Path days() throws Exception {
        Path root = directory.resolve("days");
        ShortDays.record(root, 1, FIRST, SECOND);
        Files.writeString(root.resolve("history.csv"), "day,kind\n");
        return root;
    }

    @Test
    void aDirectoryGetsEachFileOnceAndWhole() throws Exception {
        Path root = days();
        Path second = directory.resolve("second place");
        Object[] words = {"backup", "--journal", root, "--to", second};
        var first = CommandRun.json(words);
        assertEquals(2, first.at("archived").number());
        assertEquals(3, first.at("copied").number());
        Path copy = second.resolve(FIRST + ".ibz");
        byte[] whole = Files.readAllBytes(root.resolve("archive").resolve(FIRST + ".ibz"));
        assertArrayEquals(whole, Files.readAllBytes(copy));
        assertTrue(Files.exists(second.resolve("history.csv")));
        assertEquals(0, CommandRun.json(words).at("copied").number());

        Files.write(copy, new byte[] {1, 2, 3});
        Files.delete(second.resolve(SECOND + ".ibz"));
        assertEquals(2, CommandRun.json(words).at("copied").number());
        assertArrayEquals(whole, Files.readAllBytes(copy));

        Files.delete(root.resolve("archive/index.json"));
        var again = CommandRun.json(words);
        assertEquals(0, again.at("archived").number(), "archives are known without the index");
        var list = CommandRun.json("backup", "--journal", root, "--list");
        var entry = list.at("entries").at(FIRST + ".ibz");
        assertEquals("identical", entry.at("verdict").text());
        assertTrue(entry.at("crc32c").text().matches("[0-9a-f]{8}"));
        assertEquals(Boolean.TRUE, list.at("lastRun").at("ok").raw());
        assertTrue(Files.isDirectory(root.resolve(FIRST)), "nothing was to be deleted");
    }

    @Test
    void aChangedArchiveIsNotSpread() throws Exception {
        Path root = days();
        CommandRun.json("backup", "--journal", root);
        Path file = root.resolve("archive").resolve(FIRST + ".ibz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Path second = directory.resolve("second");
        CommandRun run = CommandRun.of("backup", "--journal", root, "--to", second, "--json");
        run.with(Exit.FOUND_WRONG);
        assertFalse(Files.exists(second.resolve(FIRST + ".ibz")));
        assertTrue(Files.exists(second.resolve(SECOND + ".ibz")), "the others go on");
        assertEquals(1, run.json().at("problems").items().size());
    }

    private Path script(String body) throws IOException {
        Path script = directory.resolve("hook script.sh");
        Files.writeString(script, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    @Test
    void aCommandIsTriedThreeTimesAndSeesNoShell() throws Exception {
        Path root = days();
        Path odd = Files.writeString(directory.resolve("odd $(touch x) name;.txt"), "odd");
        Path place = Files.createDirectories(directory.resolve("place"));
        Path count = directory.resolve("count");
        Path script =
                script(
                        "echo said >&2\necho x >> '"
                                + count
                                + "'\n"
                                + "[ $(wc -l < '"
                                + count
                                + "') -gt 2 ] || exit 5\n"
                                + "cp \"$1\" '"
                                + place
                                + "'/\"$2\"\n");
        String command = "\"" + script + "\" {file} {name}";
        CommandRun run =
                CommandRun.of(
                        "backup",
                        "--journal",
                        root,
                        "--command",
                        command,
                        "--also",
                        odd,
                        "--retry-seconds",
                        "0.01",
                        "--json");
        run.with(Exit.OK);
        assertEquals(4, run.json().at("copied").number());
        assertEquals(6, Files.readAllLines(count).size(), "two failures, then four files");
        assertTrue(run.errors().contains("said") && run.errors().contains("exit code 5"));
        assertEquals("odd", Files.readString(place.resolve("odd $(touch x) name;.txt")));
        assertArrayEquals(
                Files.readAllBytes(root.resolve("archive").resolve(FIRST + ".ibz")),
                Files.readAllBytes(place.resolve(FIRST + ".ibz")));
    }

    @Test
    void aCommandThatFailsIsToldAndNothingIsDeleted() throws Exception {
        Path root = days();
        CommandRun run =
                CommandRun.of(
                        "backup",
                        "--journal",
                        root,
                        "--command",
                        "\"" + script("exit 3") + "\" {file}",
                        "--retry-seconds",
                        "0.01",
                        "--keep-days",
                        "1",
                        "--json",
                        "--quiet");
        run.with(Exit.FOUND_WRONG);
        assertTrue(run.errors().contains("exit code 3"), run.errors());
        assertEquals(0, run.json().at("deleted").number());
        assertTrue(Files.isDirectory(root.resolve(FIRST)));
        assertEquals(
                Exit.COULD_NOT_RUN,
                CommandRun.of("backup", "--journal", root, "--command", "cp a b").code());
    }

    @Test
    void theScheduleStartsOneAtItsTime() throws Exception {
        Path root = days();
        Path second = directory.resolve("second");
        Path config = Files.writeString(directory.resolve("my.conf"), "feeds {}\n");
        var plan = new BackupPlan(LocalTime.of(16, 30), second, null, 0);
        try (var schedule = new BackupSchedule(plan, root, config)) {
            schedule.look(Instant.parse("2026-11-20T10:59:00Z")); // 16:29 IST
            assertEquals(false, schedule.status().get("running"));
            Instant due = Instant.parse("2026-11-20T11:00:00Z");
            schedule.look(due);
            assertEquals(true, schedule.status().get("running"));
            Await.that(
                    "the backup",
                    () -> {
                        schedule.look(due);
                        return schedule.status().get("running").equals(false);
                    });
            Map<String, Object> status = schedule.status();
            assertEquals(true, status.get("ok"), status.toString());
            assertTrue(Files.exists(second.resolve(FIRST + ".ibz")));
            assertTrue(Files.exists(second.resolve("my.conf")));
            assertEquals("16:30", status.get("at"));
        }
    }

    @Test
    void aConfigurationIsRefusedByKey() throws Exception {
        ConfigFiles files = ConfigFiles.in(directory.resolve("config test"));
        assertEquals(
                LocalTime.of(16, 30),
                AppConfig.load(files.write("backup.at = \"16:30\"")).backup().at());
        assertEquals(null, AppConfig.load(files.write(ConfigFiles.shipped())).backup().at());
        for (String bad :
                new String[] {
                    "backup.at = \"25:00\"",
                    "backup.keepDays = -1",
                    "backup.command = \"rclone copy\"",
                    "backup { to = a, command = \"cp {file} b\" }"
                }) {
            var refused =
                    assertThrows(ConfigException.class, () -> AppConfig.load(files.write(bad)));
            assertTrue(refused.getMessage().contains("backup."), refused.getMessage());
        }
    }
}
