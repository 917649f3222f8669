package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.TradeWords;
import org.junit.jupiter.api.Test;

class TradeHistoryTest {
    private static final int CAPACITY = 64;

    private final TradeHistory history = new TradeHistory(3, CAPACITY);
    private final long[] trade = new long[TradeWords.WORDS];

    /** Every word of a record says which it is. */
    private void append(int id, long value) {
        java.util.Arrays.fill(trade, value);
        history.append(id, trade, 0);
    }

    @Test
    void walksOneInstrumentsTradesFromTheNewest() {
        for (int n = 0; n < 20; n++) {
            append(n % 2, n);
        }
        TradeHistory.Walk walk = history.walk(1);
        for (int n = 19; n > 0; n -= 2) {
            assertTrue(walk.next());
            assertEquals(n, walk.words()[TradeWords.PRICE]);
            assertEquals((n + 1) / 2, walk.number());
        }
        assertFalse(walk.next());
        assertFalse(walk.cut());
        assertFalse(history.walk(2).next());
        assertEquals(10, history.count(0));
        assertEquals(0, history.evicted());
    }

    @Test
    void saysWhenOlderTradesAreGone() {
        append(0, 7);
        for (int n = 0; n < CAPACITY + 5; n++) {
            append(1, n);
        }
        assertEquals(6, history.evicted());
        TradeHistory.Walk gone = history.walk(0);
        assertFalse(gone.next());
        assertTrue(gone.cut());
        TradeHistory.Walk walk = history.walk(1);
        int count = 0;
        while (walk.next()) {
            count++;
        }
        assertEquals(CAPACITY, count);
        assertTrue(walk.cut());
    }

    @Test
    void neverHandsOutATornTrade() throws Exception {
        var writer =
                new Thread(
                        () -> {
                            for (int n = 0; n < 300_000; n++) {
                                append(0, n);
                            }
                        });
        writer.start();
        long seen = 0;
        while (writer.isAlive()) {
            TradeHistory.Walk walk = history.walk(0);
            while (walk.next()) {
                for (int word = 1; word < TradeWords.WORDS; word++) {
                    assertEquals(walk.words()[0], walk.words()[word]);
                }
                assertEquals(walk.words()[0] + 1, walk.number());
                seen++;
            }
        }
        writer.join();
        assertTrue(seen > 0);
    }
}
