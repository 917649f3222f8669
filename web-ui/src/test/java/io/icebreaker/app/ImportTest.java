package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.csv.BadRow;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows of every kind: left out, counted, and told by line; the good ones all arrive (ticks-csv). */
class ImportTest {
    private static final String GOOD = "TEST,1,100.05,10,1000,100.00,5,100.05,5";

    @TempDir Path directory;

    private final List<String> lines = new ArrayList<>(List.of(Recording.HEADER));
    private final Map<BadRow, List<Long>> bad = new EnumMap<>(BadRow.class);
    private int good;

    /** Each bad row stands between good ones. */
    private void good() {
        lines.add(Recording.START_NS + good * 1_000_000_000L + "," + GOOD);
        good++;
    }

    private void bad(BadRow reason, String line) {
        good();
        lines.add(line);
        bad.computeIfAbsent(reason, r -> new ArrayList<>()).add((long) lines.size());
    }

    private static String at(String time, String rest) {
        return time + "," + rest;
    }

    private static String now(String rest) {
        return at(Long.toString(Recording.START_NS), rest);
    }

    @Test
    void leavesOutBadRowsOfEveryKindByLine() throws Exception {
        bad(BadRow.COLUMN_COUNT, now("TEST,1,100.05,10,1000,100.00,5,100.05"));
        bad(BadRow.COLUMN_COUNT, now(GOOD + ",1"));
        bad(BadRow.COLUMN_COUNT, "?");
        bad(BadRow.NOT_A_NUMBER, now("TEST,1,hundred,10,1000,100.00,5,100.05,5"));
        bad(BadRow.NOT_A_NUMBER, now("TEST,1,100.05,10,1e3,100.00,5,100.05,5"));
        bad(BadRow.NOT_A_NUMBER, now("TEST,one,100.05,10,1000,100.00,5,100.05,5"));
        bad(BadRow.NOT_A_NUMBER, at("soon", GOOD));
        bad(BadRow.NOT_FINITE, now("TEST,1,NaN,10,1000,100.00,5,100.05,5"));
        bad(BadRow.NOT_FINITE, now("TEST,1,100.05,nan,1000,100.00,5,100.05,5"));
        bad(BadRow.NOT_FINITE, now("TEST,1,100.05,10,1000,-Infinity,5,100.05,5"));
        bad(BadRow.NEGATIVE_SIZE, now("TEST,1,100.05,-10,1000,100.00,5,100.05,5"));
        bad(BadRow.NEGATIVE_SIZE, now("TEST,1,100.05,10,1000,100.00,5,100.05,-5"));
        bad(BadRow.SIZE_RANGE, now("TEST,1,100.05,10,1000,100.00,4294967296,100.05,5"));
        bad(BadRow.DECIMALS, now("TEST,1,100.00001,10,1000,100.00,5,100.05,5"));
        bad(BadRow.MISSING, now("TEST,,100.05,10,1000,100.00,5,100.05,5"));
        bad(BadRow.UNKNOWN_INSTRUMENT, now("TEST,2,100.05,10,1000,100.00,5,100.05,5"));
        bad(BadRow.UNKNOWN_INSTRUMENT, now("NSE,1,100.05,10,1000,100.00,5,100.05,5"));
        bad(BadRow.TIME_RANGE, at("946684799999999999", GOOD));
        bad(BadRow.TIME_RANGE, at("4102444800000000000", GOOD));
        bad(BadRow.TIME_RANGE, at("-1", GOOD));
        bad(BadRow.NUL_BYTE, now("TEST,1,100\0.05,10,1000,100.00,5,100.05,5"));
        bad(BadRow.QUOTED_NEWLINE, now("\"TE"));
        lines.add("ST\",1,100.05,10,1000,100.00,5,100.05,5"); // the other half of that row
        bad.get(BadRow.QUOTED_NEWLINE).add((long) lines.size());
        good();
        assertImported(Recording.write(directory, "bad", lines));
    }

    @Test
    void takesTheEdgesOfWhatIsAllowed() throws Exception {
        lines.add("946684800000000000," + GOOD);
        lines.add("4102444799999999999," + GOOD);
        lines.add(now("\"TEST\",1,100.0500,0,1000,100.00,4294967295,100.05,5"));
        lines.add(now("TEST,1,,,,,,,"));
        good = lines.size() - 1;
        assertImported(Recording.write(directory, "edges", lines));
    }

    @Test
    void takesEveryWholeLineOfAGzipFileThatEndsTooEarly() throws Exception {
        Path file = Recording.writeCut(directory, "cut", Recording.walk(11, 20_000));
        long whole = Recording.wholeLines(file);
        good = (int) whole - 1;
        bad.put(BadRow.TRUNCATED_GZIP, List.of(whole + 1));
        assertImported(file);
    }

    @Test
    void refusesAFileThatIsNoGzipByName() throws Exception {
        Path file = Recording.write(directory, "plain", List.of(Recording.HEADER));
        Path named = Files.move(file, directory.resolve("plain.csv.gz"));
        var run = CommandRun.of("import", named, "--journal", directory.resolve("journal"));
        assertEquals(
                "icebreaker: " + named + " is not a gzip file",
                run.with(Exit.COULD_NOT_RUN).errors().strip());
    }

    private void assertImported(Path file) {
        Path journal = directory.resolve("journal");
        JsonTree result = CommandRun.json("import", file, "--journal", journal);
        Map<BadRow, List<Long>> found = new EnumMap<>(BadRow.class);
        JsonTree reasons = result.at("badRowsByReason");
        for (BadRow reason : BadRow.values()) {
            if (reasons.has(reason.name())) {
                JsonTree entry = reasons.at(reason.name());
                found.put(
                        reason, entry.at("lines").items().stream().map(JsonTree::number).toList());
                assertEquals(entry.at("count").number(), found.get(reason).size());
            }
        }
        assertEquals(bad, found);
        assertEquals(good, result.at("rows").number());
        assertEquals(
                bad.values().stream().mapToInt(List::size).sum(), result.at("badRows").number());
        assertEquals(good, CommandRun.json("replay", "--journal", journal).at("ticks").number());
    }
}
