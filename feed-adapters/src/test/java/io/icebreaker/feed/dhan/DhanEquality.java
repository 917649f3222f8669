package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * Whether a decoded full packet says what the snapshot said, as far as Dhan's wire can carry it: no packet
 * time, whole seconds, averages in paise, a last quantity of 16 bits; of an index no more than prices.
 */
final class DhanEquality {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MAX_LAST_QTY = 0xffff;

    private DhanEquality() {}

    static void assertSame(Tick sent, Tick wire) {
        assertEquals(sent.ltp(), wire.ltp());
        assertEquals(sent.open(), wire.open());
        assertEquals(sent.high(), wire.high());
        assertEquals(sent.low(), wire.low());
        assertEquals(sent.prevClose(), wire.prevClose());
        assertFalse(wire.has(TickFlags.HAS_EXCHANGE_TIME));
        if (!sent.has(TickFlags.HAS_VOLUME)) {
            return;
        }
        assertEquals(Math.min(MAX_LAST_QTY, sent.lastQty()), wire.lastQty());
        assertEquals(sent.volume(), wire.volume());
        assertEquals(sent.oi(), wire.oi());
        assertEquals(Math.floorDiv(sent.atp() + 50, 100) * 100, wire.atp());
        assertEquals(sent.totalBuyQty(), wire.totalBuyQty());
        assertEquals(sent.totalSellQty(), wire.totalSellQty());
        assertEquals(sent.lastTradeTimeNs() / SECOND_NS * SECOND_NS, wire.lastTradeTimeNs());
        for (int level = 0; level < Tick.LEVELS; level++) {
            assertEquals(sent.bid(level), wire.bid(level));
            assertEquals(sent.bidQty(level), wire.bidQty(level));
            assertEquals(sent.bidOrders(level), wire.bidOrders(level));
            assertEquals(sent.ask(level), wire.ask(level));
            assertEquals(sent.askQty(level), wire.askQty(level));
            assertEquals(sent.askOrders(level), wire.askOrders(level));
        }
    }
}
