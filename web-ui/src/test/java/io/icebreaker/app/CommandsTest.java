package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.ring.Profile;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them: import, replay, verify, decode, doctor, and what they refuse. */
class CommandsTest {
    private static final int ROWS = 3_000;

    @TempDir Path directory;

    private Path importWalk() throws IOException {
        Path journal = directory.resolve("journal");
        Path file = Recording.write(directory, "walk", Recording.walk(7, ROWS));
        JsonTree result = CommandRun.json("import", file, "--journal", journal);
        assertEquals(ROWS, result.at("rows").number());
        assertEquals(0, result.at("badRows").number());
        return journal;
    }

    @Test
    void replaysToTheHashOfTheImportEachTimeAndUnderEachProfile() throws Exception {
        Path file = Recording.write(directory, "walk", Recording.walk(7, ROWS));
        Path journal = directory.resolve("journal");
        String imported =
                CommandRun.json("import", file, "--journal", journal).at("outputHash").text();
        Set<String> hashes = new HashSet<>(Set.of(imported));
        for (String profile : Profile.names()) {
            for (int time = 0; time < 2; time++) {
                JsonTree replayed =
                        CommandRun.json("replay", "--journal", journal, "--profile", profile);
                assertEquals(ROWS, replayed.at("ticks").number());
                assertTrue(replayed.at("bars").at("1m").number() > 10);
                hashes.add(replayed.at("outputHash").text());
            }
        }
        assertEquals(Set.of(imported), hashes);
    }

    @Test
    void verifyFindsAnUntouchedJournalIdentical() throws Exception {
        JsonTree verdict = CommandRun.json("verify", "--journal", importWalk());
        assertEquals("identical", verdict.at("verdict").text());
        assertTrue(verdict.at("recordsCompared").number() > ROWS / 2);
        assertEquals(null, verdict.at("firstDifferingSequence").raw());
    }

    @Test
    void verifyNamesTheFirstEventWhoseOutputIsDamaged() throws Exception {
        Path journal = importWalk();
        damage(journal.resolve("output"));
        var run = CommandRun.of("verify", "--journal", journal, "--json").with(Exit.FOUND_WRONG);
        assertEquals("differs", run.json().at("verdict").text());
        long sequence = run.json().at("firstDifferingSequence").number();
        assertTrue(sequence > 2 && sequence < ROWS + 4, "sequence " + sequence);
        assertFalse(run.json().at("difference").text().isBlank());
    }

    /** Turns a bit over in the middle of what is written. */
    private static void damage(Path queue) throws IOException {
        try (var files = Files.list(queue)) {
            Path data =
                    files.filter(file -> file.toString().endsWith(".cq4"))
                            .findFirst()
                            .orElseThrow();
            try (var file = new RandomAccessFile(data.toFile(), "rw")) {
                long at = written(data) / 2;
                file.seek(at);
                int old = file.read();
                file.seek(at);
                file.write(old ^ 0x10);
            }
        }
    }

    /** Queue files are sparse: up to the last byte that is not zero. */
    private static long written(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    @Test
    void importsIntoANewDirectoryOnly() throws Exception {
        Path journal = importWalk();
        var run = CommandRun.of("import", directory.resolve("walk.csv"), "--journal", journal);
        assertTrue(run.with(Exit.COULD_NOT_RUN).errors().contains("already holds a journal"));
        CommandRun.json("verify", "--journal", journal);
    }

    @Test
    void refusesWhatItDoesNotUnderstandWithTwo() throws Exception {
        Path journal = importWalk();
        for (String speed : List.of("0", "-1", "NaN", "fast", "")) {
            var run = CommandRun.of("replay", "--journal", journal, "--speed=" + speed);
            assertTrue(run.with(Exit.COULD_NOT_RUN).errors().contains("--speed"), run.errors());
        }
        var unknown = CommandRun.of("replay", "--journal", journal, "--velocity", 3);
        assertTrue(unknown.with(Exit.COULD_NOT_RUN).errors().contains("--velocity"));
        CommandRun.of("replay", "--journal", journal, "--profile", "x").with(Exit.COULD_NOT_RUN);
        CommandRun.of("replay", "--journal", directory.resolve("no")).with(Exit.COULD_NOT_RUN);
        CommandRun.of("trade").with(Exit.COULD_NOT_RUN);
        CommandRun.of().with(Exit.COULD_NOT_RUN);
        CommandRun.of("export", "--journal", journal, "--what", "gold", "--out", "x")
                .with(Exit.COULD_NOT_RUN);
        Path out = directory.resolve("x.csv");
        CommandRun.of(
                        "export",
                        "--journal",
                        journal,
                        "--what",
                        "bars",
                        "--interval",
                        "7m",
                        "--out",
                        out)
                .with(Exit.COULD_NOT_RUN);
        assertFalse(Files.exists(out));
        CommandRun.of("import", directory.resolve("none.csv"), "--journal", directory.resolve("j2"))
                .with(Exit.COULD_NOT_RUN);
    }

    @Test
    void saysWhatEachCommandIsFor() {
        for (String command :
                List.of(
                        "demo", "run", "import", "replay", "verify", "export", "decode", "options",
                        "doctor")) {
            var run = CommandRun.of(command, "--help").with(Exit.OK);
            assertTrue(run.out().startsWith("Usage: icebreaker " + command), run.out());
        }
    }

    @Test
    void decodesConstructedFramesAndNamesTheLineItCannotRead() throws Exception {
        JsonTree frames =
                JsonTree.parse(Files.readString(Needed.data("kite/constructed_frames.json")))
                        .at("frames");
        var lines = new StringBuilder();
        frames.items()
                .forEach(f -> lines.append("17 b ").append(f.at("frame_hex").text()).append('\n'));
        lines.append("17 b 0\n");
        Path in = Files.writeString(directory.resolve("frames.txt"), lines);
        Path out = directory.resolve("packets.csv");
        JsonTree result = CommandRun.json("decode", "--broker", "kite", "--in", in, "--out", out);
        assertEquals(frames.items().size(), result.at("frames").number());
        assertEquals(1, result.at("heartbeats").number());
        assertEquals(1, result.at("malformedLines").number());
        assertTrue(
                result.at("complaints")
                        .at(0)
                        .text()
                        .startsWith("line " + (frames.items().size() + 1)));
        Table table = Table.read(out);
        for (int number = 0; number < frames.items().size(); number++) {
            assertDecoded(
                    frames.items().get(number), table.where("frame", Integer.toString(number)));
        }
        assertEquals(table.where("reject", "").size(), result.at("packets").number());
    }

    /** Rows of a frame against what the fixture says; prices there are raw, to be divided. */
    private static void assertDecoded(JsonTree frame, List<Table.Row> rows) {
        String name = frame.at("name").text();
        if (frame.at("expect").raw() instanceof String) {
            assertEquals("TRUNCATED", rows.get(1).get("reject"), name);
            return;
        }
        List<JsonTree> expected = frame.at("expect").items();
        List<Table.Row> packets = rows.stream().filter(row -> row.get("reject").isEmpty()).toList();
        assertEquals(expected.size(), packets.size(), name);
        for (int packet = 0; packet < expected.size(); packet++) {
            JsonTree want = expected.get(packet);
            assertEquals(want.at("kind").text(), packets.get(packet).get("kind"), name);
            long token = want.at("token").number();
            assertEquals(Long.toString(token >>> 8), packets.get(packet).get("token"), name);
            double raw = want.at(want.has("ltp") ? "ltp" : "ltp_signed").number();
            double ltp = raw / (want.has("divisor") ? want.at("divisor").number() : 100);
            assertEquals(ltp, Double.parseDouble(packets.get(packet).get("ltp")), 5e-5, name);
        }
    }

    @Test
    void doctorSaysForEachPointHowItIs() {
        var run = CommandRun.of("doctor", "--json", "--journal", directory);
        JsonTree findings = run.json();
        for (String point :
                List.of(
                        "java",
                        "heap",
                        "telemetry",
                        "cores",
                        "large pages",
                        "disk",
                        "journal",
                        "clock")) {
            assertTrue(
                    Set.of("ok", "warning", "wrong")
                            .contains(findings.at(point).at("verdict").text()));
            assertFalse(findings.at(point).at("detail").text().isBlank());
        }
        assertEquals("ok", findings.at("journal").at("verdict").text());
        assertEquals(Exit.OK, run.code(), run.out());
    }
}
