package io.icebreaker.journal.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into an archive comes out of it, bit for bit, or not at all. */
class ArchiveTest {
    private static final ArchiveIndex.Facts FACTS =
            new ArchiveIndex.Facts("build 1", ArchiveIndex.IDENTICAL, -3, 4_096);

    @TempDir private Path directory;

    private Path pack(String name, long seed, int events, int dayEvents) throws Exception {
        Path journal = directory.resolve(name);
        RandomDay.write(journal, seed, events, dayEvents);
        Path file = directory.resolve(name + ".ibz");
        ArchiveWriter.pack(journal, file, FACTS, done -> {});
        return file;
    }

    @Test
    void everyKindOfEventComesBackByteForByte() throws Exception {
        for (int seed = 1; seed <= 25; seed++) {
            Path file = pack("j" + seed, seed, 300 + 40 * seed, 250);
            Path journal = directory.resolve("j" + seed);
            assertNull(ArchivedDay.difference(file, journal));
            Path back = directory.resolve("back" + seed);
            ArchiveIndex index = ArchivedDay.unpack(file, back, done -> {});
            assertNull(ArchivedDay.difference(file, back));
            assertEquals(300 + 40 * seed, index.events());
            assertEquals("build 1", index.build());
            assertEquals(-3, index.outputHash());
            assertArrayEquals(
                    Files.readAllBytes(journal.resolve("settings.conf")),
                    Files.readAllBytes(back.resolve("settings.conf")));
            assertFalse(Files.exists(back.resolve("output")), "output is for a replay to make");
        }
    }

    @Test
    void filesBesideTheQueuesComeAlongOrTheArchiveIsRefused() throws Exception {
        Path journal = directory.resolve("day");
        RandomDay.write(journal, 3, 50, 50);
        byte[] orders = new byte[66 << 20]; // bars of 4,500 instruments
        orders[orders.length - 1] = 7;
        Files.write(journal.resolve("orders.log"), orders);
        Path file = directory.resolve("day.ibz");
        ArchiveWriter.pack(journal, file, FACTS, done -> {});
        Path back = directory.resolve("back");
        ArchivedDay.unpack(file, back, done -> {});
        assertArrayEquals(orders, Files.readAllBytes(back.resolve("orders.log")));
        try (var huge = new RandomAccessFile(journal.resolve("orders.log").toFile(), "rw")) {
            huge.setLength((192L << 20) + 1);
        }
        var refusal =
                assertThrows(
                        IOException.class,
                        () -> ArchiveWriter.pack(journal, file, FACTS, done -> {}));
        assertTrue(refusal.getMessage().contains("orders.log"), refusal.getMessage());
    }

    @Test
    void blocksAreBoundedAndKnowNothingOfEachOther() throws Exception {
        Path file = pack("long", 5, ArchiveFormat.BLOCK_EVENTS + 9_000, Integer.MAX_VALUE);
        ArchiveIndex index = ArchivedDay.check(file);
        assertEquals(2, index.blocks().size());
        assertNull(ArchivedDay.difference(file, directory.resolve("long")));
        ArchiveBlock second = index.blocks().get(1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) second.offset() + 1_000] ^= 4;
        Files.write(file, bytes);
        var refused = assertThrows(JournalException.class, () -> ArchivedDay.check(file));
        String range = second.firstSequence() + ".." + second.lastSequence();
        assertTrue(refused.getMessage().contains(range), refused.getMessage());
    }

    @Test
    void anotherJournalIsToldApart() throws Exception {
        Path file = pack("one", 1, 400, 300);
        RandomDay.write(directory.resolve("two"), 2, 400, 300);
        RandomDay.write(directory.resolve("longer"), 1, 401, 300);
        assertNotNull(ArchivedDay.difference(file, directory.resolve("two")));
        String longer = ArchivedDay.difference(file, directory.resolve("longer"));
        assertTrue(longer.contains("goes on"), longer);
    }

    @Test
    void aThousandMutationsAreRefusedWithoutAWrongRecord() throws Exception {
        Path file = pack("sound", 9, 600, 200);
        byte[] sound = Files.readAllBytes(file);
        List<ByteBuffer> records = new ArrayList<>();
        assertTrue(readsThrough(file, records, null));
        var random = new SplittableRandom(4);
        for (int n = 0; n < 1_000; n++) {
            Path mutated = directory.resolve("mutated.ibz");
            Files.write(mutated, mutate(sound, random));
            boolean through = readsThrough(mutated, new ArrayList<>(), records);
            assertFalse(through, "mutation " + n + " was not noticed");
        }
    }

    private static byte[] mutate(byte[] sound, SplittableRandom random) {
        byte[] bytes = sound.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] += (byte) (1 + random.nextInt(255));
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50));
            default -> {
                for (int i = 0; i < 1 + random.nextInt(60); i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(127));
                }
                bytes[at] = (byte) ~sound[at];
            }
        }
        return bytes;
    }

    /** Whether all of it can be read; each record must be the sound one's where that is given. */
    private static boolean readsThrough(Path file, List<ByteBuffer> read, List<ByteBuffer> sound)
            throws IOException {
        try (var reader = ArchiveReader.open(file)) {
            while (reader.next()) {
                var record = ByteBuffer.allocate(20 + reader.length());
                record.putLong(reader.sequence()).putInt(reader.type()).putInt(reader.length());
                record.putInt(reader.day()).put(reader.payload(), 0, reader.length());
                read.add(record.flip());
                if (sound != null) {
                    assertEquals(sound.get(read.size() - 1), record, "a wrong record");
                }
            }
            return true;
        } catch (JournalException refused) {
            assertTrue(refused.getMessage().contains("archive "), refused.getMessage());
            return false;
        }
    }

    @Test
    void columnsKeepEveryNumber() {
        var random = new SplittableRandom(1);
        List<Long> values = new ArrayList<>();
        for (int n = 0; n < 20_000; n++) {
            values.add(random.nextLong() >> random.nextInt(64) << random.nextInt(20));
        }
        values.addAll(List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 61, -(1L << 61)));
        for (long unit : new long[] {1, 500, 1_000, 1_000_000}) {
            var written = new Column();
            values.forEach(value -> written.putScaled(value, unit));
            byte[] bytes = new byte[written.length()];
            written.copyTo(bytes, 0);
            var read = new Column(bytes, 0, bytes.length);
            values.forEach(value -> assertEquals(value, read.getScaled(unit)));
            assertTrue(read.isRead());
        }
    }
}
