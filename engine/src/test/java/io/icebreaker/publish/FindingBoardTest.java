package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Sheet;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FindingBoardTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes of the smallest room for the first records of a type, or less. */
    private static final long BLOCK = 1 << 14;

    private final FindingBoard board = new FindingBoard(4);

    @Test
    void aReaderThatKeepsUpGetsEveryRecord() {
        FindingLog log = board.log(FindingType.SIGNAL);
        FindingLog.Reader reader = log.reader(0);
        for (int i = 0; i < 10_000; i++) {
            log.append(i, new long[] {9, i, Double.doubleToLongBits(i / 2.0)}, 1, 2);
            assertTrue(reader.next());
            assertEquals(i, reader.sequence());
            assertEquals(2, reader.length());
            assertEquals(i, reader.word(0));
            assertEquals(i / 2.0, reader.number(1));
        }
        assertFalse(reader.next());
        assertEquals(0, reader.missed());
    }

    @Test
    void oneThatDoesNotIsToldHowManyWentBy() {
        FindingLog log = board.log(FindingType.SIGNAL);
        for (int i = 0; i < 10_000; i++) {
            log.append(i, new long[] {i}, 0, 1);
        }
        FindingLog.Reader reader = log.reader(0);
        assertTrue(reader.next());
        assertEquals(reader.missed(), reader.word(0));
        long read = 1;
        while (reader.next()) {
            read++;
        }
        assertEquals(10_000, read + reader.missed());
        assertTrue(read >= 4_095);
    }

    @Test
    void roomMadeAheadIsTakenAndHoldsWhatIsWritten() throws Exception {
        FindingLog log = board.log(FindingType.MARK);
        var isOver = new AtomicBoolean();
        var ahead =
                new Thread(
                        () -> {
                            while (!isOver.get()) {
                                board.makeSpare();
                            }
                        });
        ahead.start();
        FindingLog.Reader reader = log.reader(0);
        for (int i = 0; i < 50_000; i++) { // three times around
            log.append(i, new long[] {i, -i}, 0, 2);
            assertTrue(reader.next());
            assertEquals(i, reader.sequence());
            assertEquals(-i, reader.word(1));
        }
        isOver.set(true);
        ahead.join();
        assertEquals(0, reader.missed());
    }

    @Test
    void roomMadeAheadSavesTheWriterSome() {
        FindingLog alone = board.log(FindingType.ALERT);
        assertTrue(appended(alone, 256) > BLOCK, "for the first, by the writer");
        assertTrue(appended(alone, 256) > BLOCK, "for the others, by the writer");
        assertTrue(appended(alone, 1 << 12) < BLOCK / 16, "all is there");

        FindingLog helped = board.log(FindingType.SCAN);
        board.makeSpare();
        assertTrue(appended(helped, 256) < BLOCK / 16, "room for the first was there");
        board.makeSpare();
        assertTrue(appended(helped, 1 << 12) < BLOCK / 16, "room for the others was there");
    }

    /** Bytes that the writer allocates for so many records. */
    private static long appended(FindingLog log, int records) {
        var words = new long[1];
        long before = allocated();
        for (int i = 0; i < records; i++) {
            log.append(i, words, 0, 1);
        }
        return allocated() - before;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void aSheetShowsTheLatestWordsOfItsKeyWhole() throws Exception {
        var copy = new Copy();
        board.read(Sheet.BOOK, 3, copy);
        assertEquals(0, copy.length());
        assertEquals(0, board.version(Sheet.BOOK, 99));
        var stop = new AtomicBoolean();
        var writer =
                new Thread(
                        () -> {
                            for (int i = 1; !stop.get(); i++) {
                                int length = 1 + i % 7;
                                var words = new long[length];
                                java.util.Arrays.fill(words, i);
                                board.show(Sheet.BOOK, 3, words, length, i);
                            }
                        });
        writer.start();
        try {
            for (int i = 0; i < 20_000; i++) {
                board.read(Sheet.BOOK, 3, copy);
                for (int word = 0; word < copy.length(); word++) {
                    assertEquals(copy.stamp(), copy.words()[word]);
                }
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }
}
