package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Blocks are there before the writer, its thread makes none, pages go once written, none stays at the end. */
class MappedAheadTest {
    /** A block of 16 MiB holds some 55,000 packets. */
    private static final int A_BLOCK = 55_000;

    private static final int LOOK_EVERY = 5_000;
    private static final int BLOCKS = 30;

    @TempDir Path journal;

    private final ExecutorService watch = Executors.newSingleThreadExecutor();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Tick tick = new Tick();
    private long sequence;

    @AfterEach
    void stop() {
        watch.shutdownNow();
    }

    private void write(JournalStage stage, int packets, boolean isWatched) throws Exception {
        for (int i = 0; i < packets; i++) {
            tick.clear().kind(EventKind.TICK).id(1).sequence(++sequence).ltp(sequence);
            stage.onEvent(tick, i % 16 == 0);
            if (isWatched && i % LOOK_EVERY == 0) {
                watch.submit(stage.ahead()::look).get();
            }
        }
        stage.flush();
    }

    /**
     * By itself it makes 696 bytes a block, and so in thirty parts here; a method compiled late costs up to
     * some KB, in one part.
     */
    @Test
    void theWritersThreadMapsNothing() throws Exception {
        try (var directory = JournalDirectory.forWriting(journal)) {
            var stage = new JournalStage(directory, new Counters());
            write(stage, BLOCKS * A_BLOCK, true); // warms up
            int made = 0;
            for (int part = 0; part < BLOCKS * A_BLOCK; part += LOOK_EVERY) {
                watch.submit(stage.ahead()::look).get();
                long before = threads.getCurrentThreadAllocatedBytes();
                write(stage, LOOK_EVERY, false);
                made += threads.getCurrentThreadAllocatedBytes() > before ? 1 : 0;
                assertTrue(stage.ahead().blocks() <= 4, "held: " + stage.ahead().blocks());
            }
            stage.onStop();
            assertTrue(made < BLOCKS / 2, made + " parts made objects");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingStaysMapped() throws Exception {
        try (var directory = JournalDirectory.forWriting(journal)) {
            var stage = new JournalStage(directory, new Counters());
            write(stage, 3 * A_BLOCK, true);
            assertTrue(stage.ahead().blocks() > 1);
            assertTrue(mapped() > 0);
            stage.onStop();
            assertEquals(0, stage.ahead().blocks());
        }
        long untilNs = System.nanoTime() + 10_000_000_000L; // a thread of the library's ends them
        while (mapped() > 0 && System.nanoTime() < untilNs) {
            Thread.sleep(20);
        }
        assertEquals(0, mapped());
    }

    private long mapped() throws IOException {
        String data = journal.resolve("input").toString();
        try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains(data) && line.endsWith(".cq4")).count();
        }
    }

    /** Of four blocks, the first and the last three mapped, some MiB behind the writer stay; all did once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsWrittenLeavesTheProcess() throws Exception {
        try (var directory = JournalDirectory.forWriting(journal)) {
            var stage = new JournalStage(directory, new Counters());
            write(stage, 7 * A_BLOCK / 2, true);
            stage.ahead().look();
            assertTrue(residentKib() < 16 << 10, residentKib() + " KiB");
            assertTrue(residentKib() > 0);
            stage.onStop();
        }
    }

    private long residentKib() throws IOException {
        String data = journal.resolve("input").toString();
        long sum = 0;
        boolean isOurs = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                isOurs = line.contains(data) && line.endsWith(".cq4");
            } else if (isOurs && line.startsWith("Rss:")) {
                sum += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return sum;
    }

    @Test
    void whatIsWrittenIsAllThere() throws Exception {
        try (var directory = JournalDirectory.forWriting(journal)) {
            var stage = new JournalStage(directory, new Counters());
            Events.config(
                    tick.clear().sequence(++sequence),
                    JournalStage.layoutVersion(),
                    0,
                    "test",
                    "",
                    1);
            stage.onEvent(tick, true);
            write(stage, 3 * A_BLOCK, true);
            stage.onStop();
        }
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            long count = 0;
            while (reader.next()) {
                assertEquals(++count, reader.sequence());
            }
            assertEquals(1 + 3 * A_BLOCK, count);
        }
    }
}
