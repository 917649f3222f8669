package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process leaves that is killed while it makes a queue: the next one must get past it. */
class HalfMadeQueueTest {
    private static final long NOT_COMPLETE = 0xc000_0000L;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "metadata.cq4t, 0, 0",
        "metadata.cq4t, 65536, 0",
        "metadata.cq4t, 65536, 1",
        "20251117F.cq4, 0, 0",
        "20251117F.cq4, 1048576, 0",
        "20251117F.cq4, 1048576, 1"
    })
    void aStartGetsPastAFileThatWasNeverFinished(String name, long length, int begun)
            throws Exception {
        if (name.endsWith(".cq4")) {
            write(directory, 1, false);
        }
        leave(directory.resolve("input").resolve(name), length, begun == 1);
        assertNothingToRead(name);

        write(directory, 1, true);
        write(directory, 2, true);
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            assertTrue(reader.next());
            assertEquals(1, reader.sequence());
            assertTrue(reader.next());
        }
    }

    /** Without a long wait: what is not finished is cleared away, or refused by name. */
    private void assertNothingToRead(String name) throws Exception {
        if (name.endsWith(".cq4")) { // nobody writes the journal: a reader clears that away, too
            try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
                assertFalse(reader.next());
            }
            return;
        }
        var refusal =
                assertThrows(JournalException.class, () -> JournalDirectory.forReading(directory));
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
        assertFalse(refusal.isDamage());
    }

    @Test
    void aFileThatLostItsHeaderIsDamagedAndStaysWhereItIs() throws Exception {
        write(directory, 1, true);
        Path file = directory.resolve("input").resolve("20251117F.cq4");
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.writeInt(0);
        }
        for (int look = 0; look < 2; look++) { // the lock is free again after the first
            var damage =
                    assertThrows(
                            JournalException.class, () -> JournalDirectory.forWriting(directory));
            assertTrue(damage.isDamage(), damage.getMessage());
        }
        assertThrows(JournalException.class, () -> JournalDirectory.forReading(directory));
        assertTrue(Files.exists(file));
    }

    @Test
    void aReaderGetsPastADayThatWasNeverBegun() throws Exception {
        write(directory, 1, true);
        leave(directory.resolve("input").resolve("20251118F.cq4"), 1 << 20, true);
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            assertTrue(reader.next());
            assertFalse(reader.next());
        }
    }

    @Test
    void aReaderLeavesAWritersUnfinishedFileAlone() throws Exception {
        write(directory, 1, true);
        Path file = directory.resolve("input").resolve("20251118F.cq4");
        try (var writer = JournalDirectory.forWriting(directory)) {
            leave(file, 1 << 20, true);
            assertThrows(JournalException.class, () -> JournalDirectory.forReading(directory));
            assertTrue(Files.exists(file));
            assertThrows(JournalException.class, () -> JournalDirectory.forWriting(directory));
        }
    }

    @Test
    void aShortenedFileIsReadUpToItsCut() throws Exception {
        write(directory, 1, true);
        write(directory, 2, true);
        Path file = directory.resolve("input").resolve("20251117F.cq4");
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(lastWritten(file) - 40);
        }
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            assertTrue(reader.next());
            assertEquals(1, reader.sequence());
            assertTrue(assertThrows(JournalException.class, reader::next).isDamage());
        }
    }

    private static long lastWritten(Path file) throws Exception {
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (all[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void leave(Path file, long length, boolean begun) throws Exception {
        Files.createDirectories(file.getParent());
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
            if (begun) {
                bytes.writeInt(Integer.reverseBytes((int) NOT_COMPLETE));
            }
        }
    }

    private static void write(Path directory, long sequence, boolean events) throws Exception {
        long noon = 1_763_380_800_000L; // 2025-11-17
        try (var journal = JournalDirectory.forWriting(directory, () -> noon)) {
            var stage = new JournalStage(journal, new Counters());
            assertEquals(sequence - 1, stage.recoveredThrough());
            if (events) {
                var slot = new Tick();
                Events.config(slot, JournalStage.layoutVersion(), 0, "test", "none", 0);
                stage.onEvent(slot.sequence(sequence), true);
                assertEquals(sequence, stage.journaled());
            }
            stage.onStop();
        }
    }
}
