package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two recordings of one future played as two brokers (F-6), by one command. */
class FeedsImportTest {
    /** What the day's volume rose by from the first packet to the last of either. */
    private static final long RISE = 3_384_750 - 3_332_925;

    @TempDir Path directory;

    private Path journal() {
        return directory.resolve("journal");
    }

    private static Path recording(String broker) {
        return SharedData.folder("ticks").resolve("nifty-fut-" + broker + ".csv.gz");
    }

    private JsonTree play(Object... more) {
        Object[] words = new Object[7 + more.length];
        words[0] = "import";
        words[1] = "--feed";
        words[2] = recording("kite");
        words[3] = "--feed";
        words[4] = recording("dhan");
        words[5] = "--journal";
        words[6] = journal();
        System.arraycopy(more, 0, words, 7, more.length);
        return CommandRun.json(words);
    }

    private long traded() throws Exception {
        Path csv = directory.resolve("trades.csv");
        CommandRun.json("export", "--what", "trades", "--journal", journal(), "--out", csv);
        long sum = 0;
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            sum += Long.parseLong(cells[4]);
            assertTrue(!line.contains("GAP"), line);
        }
        return sum;
    }

    @Test
    void areOneStreamThatVerifies() throws Exception {
        JsonTree made = play();
        JsonTree kite = made.at("shares").at("0");
        JsonTree dhan = made.at("shares").at("1");
        assertEquals(271, made.at("feeds").at("0 nifty-fut-kite").at("rows").number());
        assertTrue(dhan.at("firsts").number() > 100 && dhan.at("leadMs").number() > 500);
        assertTrue(kite.at("shadowed").number() > 200);
        assertEquals(
                kite.at("disagreed").number(),
                made.at("agreement").at("0-1").at("ltpDiffers").number());
        assertEquals(RISE, traded());
        JsonTree verified = CommandRun.json("verify", "--journal", journal());
        assertEquals(made.at("outputHash").text(), verified.at("outputHash").text());
    }

    @Test
    void beginWithTheBarsOfTheHomeTheyName() throws Exception {
        Path data = directory.resolve("data");
        EarlierDay.into(data, LocalDate.of(2025, 12, 26), "NFO", 49_543, "NIFTY25DECFUT");
        JsonTree made = play("--data", data);
        var began = Before.of(JournalDirectory.forReading(journal())).bars();
        assertEquals(1, ((BarsFile) began).keys().size());
        JsonTree verified = CommandRun.json("verify", "--journal", journal());
        assertEquals("identical", verified.at("verdict").text());
        assertEquals(made.at("outputHash").text(), verified.at("outputHash").text());
        Files.move(journal(), directory.resolve("warm"));
        assertNotEquals(made.at("outputHash").text(), play().at("outputHash").text());
    }

    @ParameterizedTest
    @CsvSource({"0@12:49:30, 3384525", "1@12:49:30, 3384750"})
    void goOnWithoutAHoleWhenOneGoesDown(String kill, long last) throws Exception {
        JsonTree made = play("--kill", kill);
        assertEquals(1, made.at("counters").at("FEED_GAPS").number());
        assertEquals(last - 3_332_925, traded());
        JsonTree verified = CommandRun.json("verify", "--journal", journal());
        assertEquals(made.at("outputHash").text(), verified.at("outputHash").text());
    }

    @ParameterizedTest
    @CsvSource({"2@12:49:30, there are feeds 0 to 1", "1@noon, time of day", "1, N@HH:MM:SS"})
    void refusesWhatCannotBeKilled(String kill, String why) {
        var run =
                CommandRun.of(
                        "import",
                        "--feed",
                        recording("kite"),
                        "--feed",
                        recording("dhan"),
                        "--kill",
                        kill,
                        "--journal",
                        journal());
        run.with(Exit.COULD_NOT_RUN);
        assertTrue(run.errors().contains(why), run.errors());
    }

    @Test
    void refusesAFileBesideFeeds() {
        CommandRun.of(
                        "import",
                        recording("kite"),
                        "--feed",
                        recording("dhan"),
                        "--journal",
                        journal())
                .with(Exit.COULD_NOT_RUN);
        CommandRun.of("import", "--journal", journal()).with(Exit.COULD_NOT_RUN);
    }
}
