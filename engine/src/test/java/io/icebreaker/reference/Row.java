package io.icebreaker.reference;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.List;
import java.util.function.Function;

/**
 * One packet of a recording (ticks-csv): prices E4, quantities in units, times epoch ns UTC; null is "not
 * in this packet".
 *
 * @param feed the feed that sent it, 0..255; a recording is one feed
 * @param bids five levels, best first
 * @param asks five levels, best first
 * @param trueBuy where known, the real buyer-initiated quantity since the instrument's previous row;
 *     never an input
 * @param trueSell likewise seller-initiated
 */
public record Row(
        int feed,
        String segment,
        long token,
        long recvNs,
        Long exchNs,
        Long lttNs,
        Long ltp,
        Long ltq,
        Long volume,
        Long oi,
        Long atp,
        Long tbq,
        Long tsq,
        Long open,
        Long high,
        Long low,
        Long prevClose,
        List<Level> bids,
        List<Level> asks,
        Long trueBuy,
        Long trueSell) {

    public InstrumentKey key() {
        return new InstrumentKey(segment, token);
    }

    /** Whether any level on either side is usable; a packet without one carries no depth (analytics 1). */
    public boolean hasDepth() {
        return bids.stream().anyMatch(Level::present) || asks.stream().anyMatch(Level::present);
    }

    /** Writes the packet into a cleared slot, as a decoder would: only what the packet carried. */
    public static void fill(Tick tick, Row row, int id) {
        tick.kind(EventKind.TICK).feed(row.feed).id(id).receiveTimeNs(row.recvNs);
        put(row.exchNs, tick::exchangeTimeNs);
        put(row.lttNs, tick::lastTradeTimeNs);
        put(row.ltp, tick::ltp);
        put(row.ltq, tick::lastQty);
        put(row.volume, tick::volume);
        put(row.oi, tick::oi);
        put(row.atp, tick::atp);
        put(row.tbq, tick::totalBuyQty);
        put(row.tsq, tick::totalSellQty);
        put(row.open, tick::open);
        put(row.high, tick::high);
        put(row.low, tick::low);
        put(row.prevClose, tick::prevClose);
        fillDepth(tick, row);
    }

    private static void put(Long value, Function<Long, Tick> setter) {
        if (value != null) {
            setter.apply(value);
        }
    }

    private static void fillDepth(Tick tick, Row row) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            Level bid = row.bids.get(level);
            Level ask = row.asks.get(level);
            if (!bid.blank()) {
                tick.mark(TickFlags.HAS_DEPTH)
                        .bid(level, orZero(bid.price()), orZero(bid.qty()), orZero(bid.orders()));
            }
            if (!ask.blank()) {
                tick.mark(TickFlags.HAS_DEPTH)
                        .ask(level, orZero(ask.price()), orZero(ask.qty()), orZero(ask.orders()));
            }
        }
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }
}
