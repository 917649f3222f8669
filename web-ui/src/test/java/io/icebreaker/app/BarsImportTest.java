package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.csv.BarFiles;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's bars in the store: joined, rolled up, and of two at the same time the later import's. */
class BarsImportTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 11, 17);

    @TempDir Path root;
    private Path definitions;

    @BeforeEach
    void writeDefinitions() throws Exception {
        definitions = root.resolve("x.instruments.csv");
        Files.writeString(
                definitions,
                "segment,token,symbol,type,underlying,expiry,strike,lot,tick_size\n"
                        + "NSE,2885,RELIANCE,EQ,,,,1,0.10\n"
                        + "NSE,7,ACME,EQ,,,,1,0.05\n");
    }

    private JsonTree imported(Path bars) {
        return CommandRun.json(
                "import",
                "--format",
                "bars",
                bars,
                "--data",
                root.resolve("data"),
                "--instruments",
                definitions);
    }

    private BarsFile newest() throws Exception {
        return BarsFile.open(new BarStore(root.resolve("data/bars")).newest());
    }

    private static BarKey acme(Interval interval) {
        return new BarKey("NSE", 7, "ACME", interval);
    }

    private Path file(String name, String text) throws Exception {
        Path file = root.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    @Test
    void minutesOfARealMonthRollUpAsAPlainLoopDoes() throws Exception {
        Path minutes =
                SharedData.folder("nse-equity-1m").resolve("RELIANCE-2025-10-29_2025-11-28.csv.gz");
        Path named = root.resolve("RELIANCE.csv.gz");
        Files.copy(minutes, named);
        JsonTree answer = imported(named);
        BarSeries all = BarFiles.read(named).all().get(0);
        assertEquals(8, answer.at("storedSeries").number());

        for (Interval interval : new Interval[] {Interval.M5, Interval.H1, Interval.D1}) {
            BarSeries stored = newest().series(new BarKey("NSE", 2885, "RELIANCE", interval));
            assertTrue(stored.size() > 20, interval.label());
            for (int bar = 0; bar < stored.size(); bar++) {
                assertEquals(naive(all, stored.startNs(bar), interval), stored.row(bar));
            }
        }
    }

    /** Everything of the file within one bucket, as far as its session goes. */
    private static BarSeries.Row naive(BarSeries minutes, long startNs, Interval interval) {
        var session =
                SessionCalendar.shipped()
                        .sessionOn(SessionGroup.of("NSE"), SessionCalendar.istDate(startNs));
        assertEquals(0, (startNs - session.openNs()) % interval.lengthNs());
        long endNs = startNs + interval.lengthNs();
        endNs = endNs >= session.closeNs() ? session.closeNs() + 60_000_000_000L : endNs;
        BarSeries.Row sum = null;
        for (int i = 0; i < minutes.size(); i++) {
            BarSeries.Row row = minutes.row(i);
            if (row.startNs() >= startNs && row.startNs() < endNs) {
                sum = sum == null ? from(row, startNs) : plus(sum, row);
            }
        }
        assertNotNull(sum, "a bar of nothing");
        return sum;
    }

    private static BarSeries.Row from(BarSeries.Row row, long startNs) {
        return new BarSeries.Row(
                startNs,
                row.openE4(),
                row.highE4(),
                row.lowE4(),
                row.closeE4(),
                row.volume(),
                0,
                row.turnoverE4());
    }

    private static BarSeries.Row plus(BarSeries.Row sum, BarSeries.Row row) {
        return new BarSeries.Row(
                sum.startNs(),
                sum.openE4(),
                Math.max(sum.highE4(), row.highE4()),
                Math.min(sum.lowE4(), row.lowE4()),
                row.closeE4(),
                sum.volume() + row.volume(),
                0,
                sum.turnoverE4() + row.turnoverE4());
    }

    @Test
    void ofTwoImportsTheLaterStandsAndWhatItReplacesIsCounted() throws Exception {
        imported(
                file(
                        "ACME.csv",
                        "date,open,high,low,close,volume\n2025-11-17,1,3,1,2,10\n"
                                + "2025-11-18,2,4,2,3,20\n2025-11-19,3,5,3,4,30\n"));
        JsonTree again =
                imported(
                        file(
                                "ACME.csv",
                                "date,open,high,low,close,volume\n2025-11-18,2,4,2,3,21\n"
                                        + "2025-11-19,3,5,3,4,30\n2025-11-20,4,6,4,5,40\n"));
        assertEquals(1, again.at("replacedBars").number());
        BarSeries days = newest().series(acme(Interval.D1));
        assertEquals(4, days.size());
        assertEquals(21, days.volume(1));
    }

    @Test
    void aDayBeginsWithWhatWasImportedBeforeItAndNotWithItsOwn() throws Exception {
        imported(
                file(
                        "ACME.csv",
                        "date,open,high,low,close,volume\n2025-11-14,1,3,1,2,10\n"
                                + "2025-11-17,2,4,2,3,20\n"));
        Path begins = root.resolve(Before.FILE);
        new BarStore(root.resolve("data/bars")).before(MONDAY).make(begins);

        assertEquals(1, BarsFile.open(begins).series(acme(Interval.D1)).size());
    }

    @Test
    void aRecordingBeginsWithTheBarsOfTheHomeItNames() throws Exception {
        imported(
                file(
                        "ACME.csv",
                        "date,open,high,low,close,volume\n2025-11-14,1,3,1,2,10\n"
                                + "2025-11-17,2,4,2,3,20\n"));
        Path ticks = SharedData.folder("ticks").resolve("nse-20251215.csv.gz");
        Path journal = root.resolve("warm");
        var made =
                CommandRun.json(
                        "import", ticks, "--journal", journal, "--data", root.resolve("data"));
        var replayed = CommandRun.json("replay", "--journal", journal);

        assertEquals(made.at("outputHash").text(), replayed.at("outputHash").text());
        var began = Before.of(JournalDirectory.forReading(journal)).bars();
        assertEquals(2, ((BarsFile) began).series(acme(Interval.D1)).size());
        CommandRun.json("import", ticks, "--journal", root.resolve("cold"));
        assertSame(Before.NONE, Before.of(JournalDirectory.forReading(root.resolve("cold"))));
    }

    @Test
    void unknownSymbolsAreNamedAndNothingElseIsLost() throws Exception {
        JsonTree answer =
                imported(
                        file(
                                "many.csv",
                                "symbol,date,open,high,low,close,volume\n"
                                        + "NOBODY,2025-11-17,1,3,1,2,10\n"
                                        + "NSE:ACME,2025-11-17,1,3,1,2,10\n"));
        assertEquals(1, answer.at("unknownSymbols").number());
        assertEquals(1, newest().series(acme(Interval.D1)).size());
        CommandRun none =
                CommandRun.of(
                        "import",
                        "--format",
                        "bars",
                        root.resolve("many.csv"),
                        "--data",
                        root.resolve("elsewhere"));
        assertTrue(none.code() != Exit.OK);
        assertTrue(none.errors().contains("NOBODY"), none.errors());
    }
}
