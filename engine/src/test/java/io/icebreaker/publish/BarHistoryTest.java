package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class BarHistoryTest {
    private static final int INSTRUMENTS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void walksFromTheNewestToTheOldestOfOneInstrument() {
        var history = new BarHistory(INSTRUMENTS, 1 << 10);
        append(history, 0, 10, 5);
        append(history, 1, 99, 7);
        append(history, 0, 11, 6);

        assertEquals(List.of(11L, 10L), firstWords(history.walk(0)));
        assertEquals(List.of(99L), firstWords(history.walk(1)));
        assertEquals(List.of(), firstWords(history.walk(2)));
        assertEquals(2, history.closed(0));
    }

    @Test
    void pagesMadeAheadAreTakenAndHoldWhatIsWritten() throws Exception {
        var history = new BarHistory(INSTRUMENTS, 1 << 18); // eight pages
        var isOver = new AtomicBoolean();
        var ahead =
                new Thread(
                        () -> {
                            while (!isOver.get()) {
                                history.makeSpare();
                            }
                        });
        ahead.start();
        int bars = 0;
        for (; history.evicted() == 0; bars++) {
            append(history, 0, bars, 60);
        }
        isOver.set(true);
        ahead.join();

        List<Long> all = firstWords(history.walk(0));
        assertEquals(bars - history.evicted(), all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(bars - 1 - i, all.get(i));
        }
    }

    @Test
    void aPageMadeAheadSavesTheWriterOne() {
        var history = new BarHistory(INSTRUMENTS, 1 << 16); // two pages
        var bar = new long[60];
        history.append(0, bar, 0, bar.length);
        history.makeSpare();
        allocated();
        long before = allocated();
        while (history.evicted() == 0) {
            history.append(0, bar, 0, bar.length);
        }
        history.makeSpare(); // all are there
        assertTrue(allocated() - before < 1 << 12, "a page is 256 KiB");
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void numbersTheBarsOfAnInstrumentFromOne() {
        var history = new BarHistory(INSTRUMENTS, 1 << 10);
        append(history, 0, 10, 5);
        append(history, 0, 11, 5);

        var walk = history.walk(0);
        assertTrue(walk.next());
        assertEquals(2, walk.number());
        assertTrue(walk.next());
        assertEquals(1, walk.number());
        assertFalse(walk.next());
        assertFalse(walk.cut());
    }

    @Test
    void overwritesTheOldestAndCountsThem() {
        var history = new BarHistory(INSTRUMENTS, 64); // six records of 4 + 6 words
        for (int bar = 0; bar < 10; bar++) {
            append(history, 0, bar, 6);
        }

        var walk = history.walk(0);
        assertEquals(List.of(9L, 8L, 7L, 6L, 5L, 4L), firstWords(walk));
        assertTrue(walk.cut());
        assertEquals(4, history.evicted());
        assertEquals(10, history.closed(0));
    }

    @Test
    void refusesABarThatWouldSweepOutAllOthers() {
        var history = new BarHistory(INSTRUMENTS, 64);
        append(history, 0, 1, 6);
        append(history, 0, 2, 29);

        assertEquals(List.of(1L), firstWords(history.walk(0)));
        assertEquals(1, history.refused());
    }

    @Test
    void insistsOnAPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new BarHistory(1, 1_000));
    }

    /** Every record is filled with its own number, so one torn by the writer shows. */
    @Test
    void neverShowsAReaderATornBar() throws Exception {
        var history =
                new BarHistory(
                        INSTRUMENTS, 1 << 9); // small: the writer laps the readers all the time
        var done = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(pool.submit(walkUntil(done, history)));
            }
            var random = new SplittableRandom(20261120);
            for (int bar = 1; bar <= 400_000; bar++) {
                append(history, random.nextInt(INSTRUMENTS), bar, 1 + random.nextInt(40));
            }
            done.set(true);
            for (Future<Long> reader : readers) {
                assertTrue(reader.get() > 0, "a reader saw no bar at all");
            }
        } finally {
            done.set(true);
            pool.shutdownNow();
        }
    }

    private static Callable<Long> walkUntil(AtomicBoolean done, BarHistory history) {
        return () -> {
            long seen = 0;
            while (!done.get() || seen == 0) {
                for (int id = 0; id < INSTRUMENTS; id++) {
                    seen += walkWhole(history.walk(id));
                }
            }
            return seen;
        };
    }

    private static long walkWhole(BarHistory.Walk walk) {
        long seen = 0;
        long before = Long.MAX_VALUE;
        long numberBefore = Long.MAX_VALUE;
        while (walk.next()) {
            long first = walk.words()[0];
            for (int i = 0; i < walk.length(); i++) {
                assertEquals(first, walk.words()[i]);
            }
            assertTrue(first < before, "bars must come newest first");
            assertTrue(
                    numberBefore == Long.MAX_VALUE || walk.number() == numberBefore - 1,
                    "a bar is missing");
            before = first;
            numberBefore = walk.number();
            seen++;
        }
        return seen;
    }

    private static void append(BarHistory history, int id, long word, int length) {
        var words = new long[length];
        Arrays.fill(words, word);
        history.append(id, words, 0, length);
    }

    private static List<Long> firstWords(BarHistory.Walk walk) {
        List<Long> found = new ArrayList<>();
        while (walk.next()) {
            found.add(walk.words()[0]);
        }
        return found;
    }
}
