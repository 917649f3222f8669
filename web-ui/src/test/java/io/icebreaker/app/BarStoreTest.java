package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store hands from one day to the next. */
class BarStoreTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    private static final BarKey ACME = new BarKey("NSE", 7, "ACME", Interval.M1);
    private static final BarSource NOTHING = BarSource.of(new TreeMap<>());

    @TempDir Path root;

    /** So many minutes of a day that all closed at {@code close}. */
    private static BarSource minutes(LocalDate day, int count, long close) {
        var series = new BarSeries("ACME", false);
        long startNs = BarStore.beginNs(day) + 9 * Interval.H1.lengthNs();
        for (int i = 0; i < count; i++) {
            long atNs = startNs + i * Interval.M1.lengthNs();
            series.add(new BarSeries.Row(atNs, close, close, close, close, 1, 0, 0));
        }
        return BarSource.of(new TreeMap<>(Map.of(ACME, series)));
    }

    private BarSeries begins(LocalDate day) throws Exception {
        Path target = root.resolve("begins");
        Files.deleteIfExists(target);
        new BarStore(root.resolve("bars")).before(day).make(target);
        return Files.exists(target) ? BarsFile.open(target).series(ACME) : null;
    }

    @Test
    void aDayBegunAnewStillHasAllThatCameBeforeIt() throws Exception {
        var store = new BarStore(root.resolve("bars"));
        store.put(MONDAY, NOTHING, minutes(MONDAY, 375, 1));
        store.put(MONDAY.plusDays(1), NOTHING, minutes(MONDAY.plusDays(1), 375, 2));

        BarSeries tuesday = begins(MONDAY.plusDays(1));
        assertEquals(EarlierBars.MOST, tuesday.size());
        assertEquals(1, tuesday.closeE4(EarlierBars.MOST - 1));
        assertEquals(2, begins(MONDAY.plusDays(2)).closeE4(0));
        assertEquals(null, begins(MONDAY));
    }

    @Test
    void whatIsImportedDuringADayIsNotLostAtItsEnd() throws Exception {
        var store = new BarStore(root.resolve("bars"));
        LocalDate tuesday = MONDAY.plusDays(1);
        store.add(minutes(MONDAY, 50, 1), List.of(MONDAY));
        store.put(tuesday, NOTHING, minutes(tuesday, 60, 2));

        assertEquals(110, begins(MONDAY.plusDays(2)).size());
    }

    @Test
    void aDamagedFileIsPassedOver() throws Exception {
        var store = new BarStore(root.resolve("bars"));
        store.put(MONDAY, NOTHING, minutes(MONDAY, 5, 1));
        store.put(MONDAY.plusDays(1), NOTHING, minutes(MONDAY.plusDays(1), 5, 2));
        Path newest = store.newest();
        Files.write(newest, new byte[] {1, 2, 3});

        assertEquals(5, begins(MONDAY.plusDays(2)).size());
        assertEquals(1, begins(MONDAY.plusDays(2)).closeE4(0));
    }

    @Test
    void onlyTheLastDaysFilesAreKept() throws Exception {
        var store = new BarStore(root.resolve("bars"));
        for (int i = 0; i < 9; i++) {
            store.put(MONDAY.plusDays(i), NOTHING, minutes(MONDAY.plusDays(i), 10, i));
        }
        try (var files = Files.list(root.resolve("bars"))) {
            assertEquals(5 + 1, files.count(), "five days and a lock");
        }
        assertEquals(90, begins(MONDAY.plusDays(9)).size());
        assertFalse(Files.exists(root.resolve("bars").resolve(MONDAY + ".bars.zst")));
    }
}
