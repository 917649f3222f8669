package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Sheet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FindingBoardTest {
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
