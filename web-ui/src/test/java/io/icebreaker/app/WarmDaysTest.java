package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EarlierBarsHash;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day begins with the bars that earlier days left, and with the same ones however often it is run. */
class WarmDaysTest {
    private static final String FIRST = "2026-10-05";
    private static final String SECOND = "2026-10-06";
    private static final int MINUTES = 4;

    /** Recorded once; each test has a copy. */
    @TempDir static Path recorded;

    @TempDir Path root;
    private Path journals;
    private BarStore store;

    @BeforeAll
    static void recordTwoDays() throws Exception {
        Path made = recorded.resolve("journal");
        ShortDays.recordWarm(made, BarStore.beside(made), MINUTES, FIRST, SECOND);
    }

    @BeforeEach
    void copy() throws Exception {
        try (var all = Files.walk(recorded)) {
            for (Path from : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path to = root.resolve(recorded.relativize(from));
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        journals = root.resolve("journal");
        store = BarStore.beside(journals);
    }

    private Before before(String day) throws JournalException {
        return Before.of(JournalDirectory.forReading(journals.resolve(day)));
    }

    @Test
    void theSecondDayBeginsWithTheFirstOnesBars() throws Exception {
        assertSame(EarlierBars.NONE, before(FIRST).bars());
        assertFalse(Files.exists(journals.resolve(FIRST).resolve(Before.FILE)));
        var left = BarsFile.open(root.resolve("bars").resolve(FIRST + ".bars.zst"));
        var began = (BarsFile) before(SECOND).bars();

        assertArrayEquals(left.hash(), began.hash());
        BarKey key = key(left, Interval.M1);
        assertTrue(began.series(key).size() >= MINUTES - 1, key.toString());
        assertEquals(LocalDate.parse(FIRST), day(began.series(key), 0));
        assertNull(began.series(new BarKey("NSE", 1, "NO SUCH", Interval.M1)));
    }

    @Test
    void whatTheSecondDayLeavesHoldsBothDays() throws Exception {
        var first = BarsFile.open(root.resolve("bars").resolve(FIRST + ".bars.zst"));
        var second = BarsFile.open(store.newest());
        assertEquals(SECOND + ".bars.zst", second.path().getFileName().toString());
        BarKey key = key(first, Interval.D1);
        BarSeries days = second.series(key);

        assertEquals(1, first.series(key).size());
        assertEquals(2, days.size());
        assertEquals(first.series(key).row(0), days.row(0));
        assertEquals(LocalDate.parse(SECOND), day(days, 1));
        assertTrue(days.row(1).previousCloseE4() > 0, "what the exchange said");
    }

    private static BarKey key(BarsFile file, Interval interval) {
        return file.keys().stream()
                .filter(it -> it.interval() == interval && it.symbol().equals("RELIANCE"))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(BarSeries series, int bar) {
        return SessionCalendar.istDate(series.startNs(bar));
    }

    @Test
    void aDayBegunAnewBeginsAsItDidAndReplacesItsOwn() throws Exception {
        byte[] began = before(SECOND).hash();
        byte[] left = Files.readAllBytes(store.newest());
        Files.move(journals.resolve(SECOND), root.resolve("aside"));

        ShortDays.recordWarm(journals, store, MINUTES, SECOND);

        assertArrayEquals(began, before(SECOND).hash());
        assertArrayEquals(left, Files.readAllBytes(store.newest()));
        try (var files = Files.list(root.resolve("bars"))) {
            assertEquals(3, files.count(), "two days and a lock");
        }
    }

    @Test
    void aRestartKeepsWhatTheDayBeganWith() throws Exception {
        byte[] began = before(SECOND).hash();
        var plan =
                new LiveEngine.Plan(
                                journals.resolve(SECOND),
                                Profile.QUIET_VPS,
                                64,
                                null,
                                Settings.DEFAULTS,
                                0,
                                "simulated")
                        .withEarlierBars(
                                target -> {
                                    throw new AssertionError("made anew");
                                });
        try (var engine = LiveEngine.open(plan, true)) {
            engine.begin(List.of(), List.of(), plan, () -> 1);
        }
        List<byte[]> named = named(journals.resolve(SECOND));
        assertEquals(2, named.size());
        assertArrayEquals(began, named.get(0));
        assertArrayEquals(began, named.get(1));
    }

    private static List<byte[]> named(Path journal) throws JournalException {
        List<byte[]> named = new ArrayList<>();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                reader.copyTo(slot);
                if (slot.kind() == EventKind.CONFIG) {
                    named.add(EarlierBarsHash.of(slot));
                }
            }
        }
        return named;
    }

    @Test
    void archiveAndRestoreCarryTheBars() throws Exception {
        Path day = journals.resolve(SECOND);
        CommandRun.json("archive", "--journal", day);
        Path back = root.resolve("back");
        Path archive = journals.resolve("archive").resolve(SECOND + ".ibz");
        var restored = CommandRun.json("restore", "--archive", archive, "--journal", back);

        assertEquals("identical", restored.at("verdict").text());
        assertEquals(-1, Files.mismatch(day.resolve(Before.FILE), back.resolve(Before.FILE)));
        CommandRun.json("verify", "--journal", back);
    }

    @Test
    void aJournalWithoutItsBarsIsRefusedWithWhatToDo() throws Exception {
        Path file = journals.resolve(SECOND).resolve(Before.FILE);
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        refused("SHA-256");
        Files.copy(store.newest(), file, StandardCopyOption.REPLACE_EXISTING);
        refused("its SHA-256 is");
        Files.delete(file);
        refused("is missing");
        Files.write(file, whole);
        assertNotNull(before(SECOND).hash());
    }

    @Test
    void aBacktestTakesEachDaysOwn() throws Exception {
        var backtest =
                new String[] {
                    "backtest",
                    "--journal",
                    journals.toString(),
                    "--strategy",
                    "signals",
                    "--quiet",
                    "--out",
                    root.resolve("out").toString()
                };
        CommandRun.of((Object[]) backtest).with(Exit.OK);
        Files.delete(journals.resolve(SECOND).resolve(Before.FILE));
        backtest[backtest.length - 1] = root.resolve("again").toString();
        CommandRun run = CommandRun.of((Object[]) backtest);
        assertTrue(run.errors().contains("is missing; this journal began"), run.errors());
    }

    private void refused(String why) {
        String day = journals.resolve(SECOND).toString();
        for (String command : List.of("verify", "replay", "snapshot", "archive")) {
            CommandRun run = CommandRun.of(command, "--journal", day, "--quiet");
            assertFalse(run.code() == Exit.OK, command + " took " + why);
            assertTrue(run.errors().contains(why), command + ": " + run.errors());
            assertTrue(run.errors().contains("icebreaker restore"), command);
        }
        assertThrows(JournalException.class, () -> before(SECOND));
    }
}
