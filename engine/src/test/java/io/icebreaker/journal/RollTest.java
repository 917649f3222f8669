package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's file ends at 00:00 UTC, 05:30 IST, when no market is open; readers go on into the next. */
@Tag("long")
class RollTest {
    private static final long MIDNIGHT_MS = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();
    private static final String DAY_BEFORE = "20261119F.cq4";
    private static final String DAY = "20261120F.cq4";

    @TempDir Path path;
    private final AtomicLong clockMs = new AtomicLong(MIDNIGHT_MS - 1);
    private final FakeDisk disk = new FakeDisk();
    private final JournalOptions options =
            new JournalOptions(1, 0, disk, clockMs::get).withDisk(disk);

    private List<String> files() throws Exception {
        return QueueFiles.data(path.resolve("input")).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void rollsAtMidnightUtcWhichIsHalfPastFiveInIndia() throws Exception {
        var ist = Instant.ofEpochMilli(MIDNIGHT_MS).atZone(ZoneId.of("Asia/Kolkata"));
        assertEquals(LocalTime.of(5, 30), ist.toLocalTime());
        try (var written = new Written(path, options)) {
            written.add(4);
            assertEquals(List.of(DAY_BEFORE), files());
            clockMs.set(MIDNIGHT_MS);
            written.add(4);
            assertEquals(List.of(DAY_BEFORE, DAY), files());
        }
    }

    @Test
    void aReaderThatWaitsAtTheEndCrossesTheRoll() throws Exception {
        try (var written = new Written(path, options)) {
            written.add(4);
            try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
                while (reader.next()) {
                    // To the end of the day.
                }
                assertEquals(4, reader.sequence());
                clockMs.set(MIDNIGHT_MS + 1);
                written.add(3);
                Wait.until("the reader crosses", () -> stepTo(reader, 7));
            }
        }
        assertEquals(7, Written.read(path).size());
    }

    private static boolean stepTo(JournalReader reader, long sequence) {
        try {
            return reader.next() && reader.sequence() == sequence;
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCanaryFollowsEveryRoll() throws Exception {
        try (var written = new Written(path, options)) {
            written.add(4);
            try (var keeper =
                    JournalKeeper.start(written.directory, written.stage, null, written.counters)) {
                for (int day = 0; day < 3; day++) {
                    int rolls = day + 1;
                    Thread.sleep(120); // the canary has seen the day before
                    clockMs.set(MIDNIGHT_MS + day * 86_400_000L);
                    written.add(2);
                    Wait.until("roll " + rolls, () -> keeper.status().rolls() == rolls);
                }
                assertEquals(0, written.counters.get(Counter.ROLL_STUCK));
                assertEquals(List.of(), keeper.takeAlarms());
            }
        }
    }

    @Test
    void aStartInANewDayIsFollowedFromTheDayBefore() throws Exception {
        try (var written = new Written(path, options)) {
            written.add(4);
        }
        clockMs.set(MIDNIGHT_MS + 1);
        try (var written = new Written(path, options);
                var keeper =
                        JournalKeeper.start(
                                written.directory, written.stage, null, written.counters)) {
            Thread.sleep(120); // the canary has seen where the day before ended
            written.add(2);
            Wait.until("roll", () -> keeper.status().rolls() == 1);
        }
    }

    @Test
    void aFirstFileThatIsMissingIsNoticed() throws Exception {
        try (var written = new Written(path, options)) {
            written.add(4);
            clockMs.set(MIDNIGHT_MS);
            written.add(4);
        }
        Files.delete(path.resolve("input").resolve(DAY_BEFORE));
        Files.delete(path.resolve("input").resolve("metadata.cq4t")); // it knows of the file
        var damage = assertThrows(JournalException.class, () -> Written.read(path));
        assertTrue(damage.getMessage().contains("beginning"), damage.getMessage());
    }

    @Test
    void aCanaryThatCannotFollowRaisesTheAlarm() throws Exception {
        Written.of(path, 4);
        List<String> alarms = new ArrayList<>();
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            var index = new AtomicLong();
            var canary =
                    new RollCanary(written.directory, index::get, written.counters, alarms::add);
            written.add(1);
            index.set(written.stage.lastIndex());
            canary.pass();
            index.addAndGet(1L << 32); // the next day by its number, yet nothing is there
            canary.pass();
            assertEquals(1, written.counters.get(Counter.ROLL_STUCK));
            assertTrue(alarms.get(0).contains("cannot follow"), alarms.get(0));
        }
    }

    @Test
    void aClockThatGoesBackNeverWritesIntoAPastDay() throws Exception {
        clockMs.set(MIDNIGHT_MS + 5);
        try (var written = new Written(path, options)) {
            written.add(4);
            clockMs.set(MIDNIGHT_MS - 3_600_000);
            written.add(4);
        }
        try (var written = new Written(path, options)) { // nor after a restart
            written.add(4);
        }
        assertEquals(List.of(DAY), files());
        assertEquals(12, Written.read(path).size());
    }
}
