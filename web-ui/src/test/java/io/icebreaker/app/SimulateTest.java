package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated sessions follow each other, are like recorded ones, and are made only once. */
class SimulateTest {
    private static final String RATE = "0.02";

    @TempDir Path root;

    private CommandRun simulate(int days, String seed, Path journal) {
        return CommandRun.of(
                "simulate",
                "--days",
                days,
                "--rate",
                RATE,
                "--seed",
                seed,
                "--journal",
                journal,
                "--json");
    }

    @Test
    void daysFollowEachOtherAndAreKeptWhenMadeAgain() throws Exception {
        Path journal = root.resolve("days");
        var one = simulate(1, "7", journal).with(Exit.OK).json();
        assertEquals("2026-10-01", one.at("first").text());
        long ticks = one.at("ticks").number();
        assertTrue(ticks > 1_000, "ticks: " + ticks);

        CommandRun again = simulate(2, "7", journal).with(Exit.OK);
        var two = again.json();
        assertEquals(1, two.at("keptDays").number());
        assertEquals("2026-10-05", two.at("last").text(), "2 October is a holiday, then a weekend");
        assertTrue(two.at("ticks").number() > ticks && two.at("bytes").number() > 0);
        assertTrue(again.errors().contains("2 of 2 days"), again.errors());
        followsFrom(journal.resolve("2026-10-01"), journal.resolve("2026-10-05"));
        CommandRun.of("verify", "--journal", journal.resolve("2026-10-05"), "--quiet")
                .with(Exit.OK);

        assertEquals(Exit.COULD_NOT_RUN, simulate(2, "8", journal).code(), "another market");
    }

    @Test
    void theSameSeedMakesTheSameDayAndAnotherAnother() throws Exception {
        simulate(1, "7", root.resolve("a")).with(Exit.OK);
        simulate(1, "7", root.resolve("b")).with(Exit.OK);
        simulate(1, "9", root.resolve("c")).with(Exit.OK);
        assertEquals(day("a"), day("b"));
        assertNotEquals(day("a"), day("c"));
    }

    @Test
    void holidaysAndWeekendsAreNoSessions() {
        assertFalse(SimulatedDays.isRegular(LocalDate.of(2026, 10, 2)));
        assertFalse(SimulatedDays.isRegular(LocalDate.of(2026, 10, 3)));
        assertFalse(SimulatedDays.isRegular(LocalDate.of(2025, 10, 21)), "an hour of Muhurat");
        assertTrue(SimulatedDays.isRegular(LocalDate.of(2026, 10, 5)));
    }

    private String day(String name) throws Exception {
        return Files.readString(root.resolve(name).resolve("2026-10-01/simulated.properties"));
    }

    /** The second day's packets and history name the first day's last prices. */
    private static void followsFrom(Path first, Path second) throws Exception {
        Map<String, Long> last = new TreeMap<>();
        Map<Integer, String> symbols = new TreeMap<>();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(first))) {
            while (reader.next()) {
                reader.copyTo(slot);
                if (slot.kind() == EventKind.INSTRUMENT) {
                    symbols.put(slot.id(), Events.instrument(slot).symbol());
                } else if (slot.kind() == EventKind.TICK) {
                    last.put(symbols.get(slot.id()), slot.ltp());
                }
            }
        }
        int checked = 0;
        try (var reader = new JournalReader(JournalDirectory.forReading(second))) {
            while (reader.next()) {
                reader.copyTo(slot);
                if (slot.kind() == EventKind.INSTRUMENT) {
                    symbols.put(slot.id(), Events.instrument(slot).symbol());
                } else if (slot.kind() == EventKind.HISTORY
                        && Events.historyKind(slot) == HistoryKind.SESSION) {
                    long close = last.get(symbols.get(slot.id()));
                    assertEquals(close, Events.historyWord(slot, 2), symbols.get(slot.id()));
                    checked++;
                } else if (slot.kind() == EventKind.TICK
                        && last.containsKey(symbols.get(slot.id()))) {
                    long close = last.get(symbols.get(slot.id()));
                    assertEquals(close, slot.prevClose(), symbols.get(slot.id()));
                }
            }
        }
        assertTrue(checked >= 8, "instruments with a past: " + checked);
    }
}
