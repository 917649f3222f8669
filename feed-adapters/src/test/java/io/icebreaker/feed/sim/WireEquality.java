package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.tick.Tick;

/** Whether a decoded full packet says what the snapshot said, as far as the wire can carry it. */
public final class WireEquality {
    private static final long SECOND_NS = 1_000_000_000L;

    private WireEquality() {}

    public static void assertSame(MarketSnapshot snapshot, Tick wire) {
        Tick sent = snapshot.tick();
        assertEquals(sent.ltp(), wire.ltp());
        assertEquals(sent.lastQty(), wire.lastQty());
        assertEquals(sent.volume(), wire.volume());
        assertEquals(sent.oi(), wire.oi());
        assertEquals(sent.atp(), wire.atp());
        assertEquals(sent.totalBuyQty(), wire.totalBuyQty());
        assertEquals(sent.totalSellQty(), wire.totalSellQty());
        assertEquals(sent.open(), wire.open());
        assertEquals(sent.high(), wire.high());
        assertEquals(sent.low(), wire.low());
        assertEquals(sent.prevClose(), wire.prevClose());
        assertEquals(sent.exchangeTimeNs() / SECOND_NS * SECOND_NS, wire.exchangeTimeNs());
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
