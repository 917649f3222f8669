package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class TradeTailTest {
    private static final int TRADE = TradeFlags.of(1, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0);

    private final TradeTail tail = new TradeTail();
    private final Tick tick = new Tick();

    @Test
    void givesAReaderEveryTradeInOrder() {
        for (int trade = 0; trade < 5; trade++) {
            append(trade);
        }
        var reader = tail.reader(0);
        for (int trade = 0; trade < 5; trade++) {
            assertTrue(reader.next());
            assertEquals(trade, reader.word(TradeTail.SEQUENCE));
            assertEquals(trade * 3L, reader.word(TradeTail.QTY));
            assertEquals(TRADE, (int) reader.word(TradeTail.FLAGS));
        }
        assertFalse(reader.next());
        assertEquals(0, reader.missed());
    }

    @Test
    void passesOverPacketsWithoutATrade() {
        tail.append(tick.tradeFlags(0));
        tail.append(tick.tradeFlags(TRADE | TradeFlags.OBSERVATION));

        assertEquals(0, tail.count());
    }

    @Test
    void tellsALateReaderHowManyWentBy() {
        for (int trade = 0; trade < TradeTail.CAPACITY + 9; trade++) {
            append(trade);
        }
        var reader = tail.reader(0);
        assertTrue(reader.next());
        assertEquals(10, reader.missed()); // one more than overwritten: the next slot may be in the
        // writer's hands
        assertEquals(10, reader.word(TradeTail.SEQUENCE));
    }

    @Test
    void neverShowsAReaderATornTrade() throws Exception {
        int trades = 20 * TradeTail.CAPACITY;
        var pool = Executors.newSingleThreadExecutor();
        try {
            var reader = pool.submit(() -> readUntil(trades - 1));
            for (int trade = 0; trade < trades; trade++) {
                append(trade);
            }
            assertEquals(trades, reader.get());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * The oldest slot is the one the writer overwrites next: what comes out of it is either right or counted
     * as missed.
     */
    @Test
    void neverShowsTheTradeThatOverwroteTheOneAskedFor() throws Exception {
        int trades = 400 * TradeTail.CAPACITY;
        var pool = Executors.newSingleThreadExecutor();
        try {
            var reader = pool.submit(() -> readOldestUntil(trades));
            for (int trade = 0; trade < trades; trade++) {
                append(trade);
            }
            assertTrue(reader.get() > 0);
        } finally {
            pool.shutdownNow();
        }
    }

    private long readOldestUntil(long trades) {
        var reader = tail.reader(0);
        long read = 0;
        for (long count = tail.count(); count < trades; count = tail.count()) {
            reader.seek(Math.max(0, count - TradeTail.CAPACITY + 1));
            if (reader.next()) {
                assertEquals(reader.position() - 1, reader.word(TradeTail.SEQUENCE));
                assertEquals(reader.word(TradeTail.SEQUENCE) * 3, reader.word(TradeTail.QTY));
                read++;
            }
        }
        return read;
    }

    /** Reads to a given trade, checking each; answers how many it read or was told it missed. */
    private long readUntil(long last) {
        var reader = tail.reader(0);
        long read = 0;
        long newest = -1;
        while (newest < last) {
            if (reader.next()) {
                newest = reader.word(TradeTail.SEQUENCE);
                assertEquals(newest * 3, reader.word(TradeTail.QTY));
                assertEquals(newest * 5, reader.word(TradeTail.PRICE));
                read++;
                assertEquals(newest + 1, read + reader.missed());
            }
        }
        return read + reader.missed();
    }

    private void append(long trade) {
        tail.append(
                tick.sequence(trade)
                        .effectiveTimeNs(trade)
                        .ltp(trade * 5)
                        .traded(trade * 3)
                        .tradeFlags(TRADE));
    }
}
