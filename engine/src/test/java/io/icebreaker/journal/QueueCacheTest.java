package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of a journal being written the kernel keeps what lies around its writer, and a reader still gets all. */
@EnabledOnOs(OS.LINUX)
class QueueCacheTest {
    /** Some 30 MB. */
    private static final int PACKETS = 100_000;

    private static final int LOOK_EVERY = 2_000;
    private static final long KEPT = 8L << 20;
    private static final int PAGES = 1 << 20;

    @TempDir Path path;
    private final Tick tick = new Tick();
    private long sequence;

    private void write(JournalStage stage, QueueCache cache) throws IOException {
        Path file = null;
        for (int i = 1; i <= PACKETS; i++) {
            tick.clear().kind(EventKind.TICK).id(1).sequence(++sequence).ltp(sequence);
            stage.onEvent(tick, i % 16 == 0);
            if (i % LOOK_EVERY == 0) {
                file = file == null ? QueueFiles.data(path.resolve("input")).get(0) : file;
                Disk.SYSTEM.force(file);
                stage.ahead().look();
                cache.follow();
                cache.look(true);
            }
        }
        stage.flush();
    }

    private boolean isInMemory(long from) throws IOException {
        Path file = QueueFiles.data(path.resolve("input")).get(0);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, from, PAGES).isLoaded();
        }
    }

    @Test
    void itKeepsWhatLiesAroundTheWriter() throws Exception {
        assumeTrue(!Files.getFileStore(path).type().equals("tmpfs"), "this disk is memory");
        try (var directory = JournalDirectory.forWriting(path)) {
            var stage = new JournalStage(directory, new Counters());
            try (var cache = new QueueCache(stage.ahead(), KEPT)) {
                write(stage, cache);
                long end = stage.ahead().position();
                assertTrue(end > QueueCache.HEAD + 2 * KEPT, "bytes: " + end);
                assertFalse(isInMemory(QueueCache.HEAD), "long written");
                assertTrue(isInMemory(end - KEPT / 2), "just written");
                assertTrue(isInMemory(end + QueueCache.AHEAD / 2), "written next");
                assertTrue(cache.fetchedTo() > end + QueueCache.AHEAD / 2, "fetched");
            }
            stage.onStop();
        }
        assertEquals(PACKETS, readable());
    }

    private long readable() throws JournalException {
        try (var directory = JournalDirectory.forReading(path)) {
            return JournalReader.lastSequence(directory);
        }
    }
}
