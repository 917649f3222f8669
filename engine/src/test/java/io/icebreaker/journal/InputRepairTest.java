package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counters;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged tail is found to the record, kept aside, and the day goes on from its sound part. */
class InputRepairTest {
    private static final int EVENTS = 2_000;

    @TempDir Path path;

    @Test
    void aSoundJournalHasNothingToRepair() throws Exception {
        Written.of(path, EVENTS);
        assertNull(InputDamage.find(path));
        assertNull(InputRepair.ofTail(path));
        assertFalse(Files.exists(path.resolve("input.damaged-1")));
    }

    @Test
    void damageIsLocatedToTheRecordAndEverythingBeforeItIsKept() throws Exception {
        var random = new SplittableRandom(7);
        for (int number = 0; number < 6; number++) {
            Path each = path.resolve("case" + number);
            Written.of(each, EVENTS);
            long victim = random.nextLong(2, EVENTS);
            flip(each, offsetOf(each, victim) + JournalFormat.PAYLOAD + random.nextInt(280));
            InputDamage damage = InputDamage.find(each);
            assertEquals(victim - 1, damage.sound(), damage.what());
            assertEquals(offsetOf(each, victim), damage.offset());
            assertEquals(EVENTS - victim, damage.soundBehind());
            repairAndGoOn(each, victim - 1, victim == EVENTS ? 0 : EVENTS);
        }
    }

    /** {@code known}: last lost sequence that can be told, 0 for none. */
    private static void repairAndGoOn(Path each, long sound, long known) throws Exception {
        InputRepair.Report report = InputRepair.ofTail(each);
        assertTrue(Files.readString(report.aside().resolve("DAMAGE.txt")).contains("" + sound));
        assertNull(InputDamage.find(each));
        long last = Math.max(sound, known);
        try (var written = new Written(each, JournalOptions.DEFAULTS)) {
            assertEquals(last, written.stage.recoveredThrough());
            written.add(10);
        }
        List<Long> read = Written.read(each);
        assertEquals(sound, read.get((int) sound - 1));
        assertEquals(last + 10, read.get(read.size() - 1));
        assertEquals(known == 0 ? 0 : known - sound, missing(each));
    }

    private static long missing(Path each) throws Exception {
        return Written.gaps(each).stream().mapToLong(Gap::count).sum();
    }

    @Test
    void aTailOfZeroesAsAfterAPowerCutIsCutOff() throws Exception {
        Written.of(path, EVENTS);
        long from = offsetOf(path, EVENTS - 100) / 4_096 * 4_096;
        try (var file = new RandomAccessFile(newest(path).toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[3 * 4_096]); // later pages made it to the disk
        }
        InputDamage damage = InputDamage.find(path);
        assertTrue(damage.offset() <= from + 4_096 && damage.isTail(), damage.toString());
        InputRepair.Report report = InputRepair.ofTail(path);
        long sound = report.damage().sound();
        assertTrue(sound < EVENTS - 100 + 5 && sound > EVENTS - 130, "sound " + sound);
        Written.of(path, 5);
        assertEquals(EVENTS + 5, last(path));
        assertEquals(EVENTS - sound, missing(path));
    }

    private static long last(Path each) throws Exception {
        List<Long> read = Written.read(each);
        return read.get(read.size() - 1);
    }

    @Test
    void damageInASealedDayIsRefusedWithWhereAndWhatToDo() throws Exception {
        var clockMs = new AtomicLong(Instant.parse("2026-11-19T23:00:00Z").toEpochMilli());
        var options = JournalOptions.DEFAULTS.withClock(clockMs::get);
        try (var written = new Written(path, options)) {
            written.add(50);
            clockMs.addAndGet(7_200_000);
            written.add(50);
        }
        Path sealed = QueueFiles.data(path.resolve("input")).get(0);
        try (var file = new RandomAccessFile(sealed.toFile(), "rw")) {
            long at = offsetOf(path, 20) + JournalFormat.PAYLOAD + 9;
            file.seek(at);
            int old = file.read();
            file.seek(at);
            file.write(old ^ 1);
        }
        var refusal = assertThrows(JournalException.class, () -> InputRepair.ofTail(path));
        assertTrue(refusal.getMessage().contains("sequence 20"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("backup"), refusal.getMessage());
        InputDamage damage = InputDamage.find(path);
        assertFalse(damage.isRepairable());
        assertThrows(JournalException.class, () -> InputRepair.cut(path, damage));
        assertFalse(Files.exists(path.resolve("input.damaged-1")));
    }

    @Test
    void aRepairKeepsDaysInTheirFiles() throws Exception {
        var clockMs = new AtomicLong(Instant.parse("2026-11-19T23:00:00Z").toEpochMilli());
        try (var written = new Written(path, JournalOptions.DEFAULTS.withClock(clockMs::get))) {
            written.add(50);
            clockMs.addAndGet(7_200_000);
            written.add(50);
        }
        flip(path, offsetOf(path, 90) + JournalFormat.PAYLOAD + 9);
        InputRepair.ofTail(path);
        assertEquals(2, QueueFiles.data(path.resolve("input")).size());
        assertEquals(100, last(path));
        assertEquals(11, missing(path));
    }

    @Test
    void aRepairCutShortBetweenItsRenamesIsFinishedByTheNextStart() throws Exception {
        Written.of(path, 40);
        Files.move(path.resolve("input"), path.resolve(InputRepair.FINISHED));
        try (var directory = JournalDirectory.forWriting(path)) {
            var stage = new JournalStage(directory, new Counters());
            assertEquals(40, stage.recoveredThrough());
            stage.onStop();
        }
    }

    private static Path newest(Path each) throws Exception {
        return QueueFiles.newest(each.resolve("input"));
    }

    /** Where a record begins in its file. */
    private static long offsetOf(Path each, long sequence) throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(each))) {
            while (reader.next() && reader.sequence() < sequence) {
                // On to the one wanted.
            }
            return reader.offset();
        } catch (JournalException e) {
            return InputDamage.find(each).offset();
        }
    }

    private static void flip(Path each, long at) throws Exception {
        try (var file = new RandomAccessFile(newest(each).toFile(), "rw")) {
            file.seek(at);
            int old = file.read();
            file.seek(at);
            file.write(old ^ 0x20);
        }
    }
}
