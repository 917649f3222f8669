package io.icebreaker.feed.kite;

import static io.icebreaker.feed.kite.KiteLayout.*;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import org.agrona.UnsafeApi;

/**
 * A packet's fields, out of the frame's array into a slot. The packet lies within its frame, which its
 * decoder has seen to, and the fields within the packet, as its layout says: so they are read at their
 * addresses, two at a time where two are neighbours. Places are checked where assertions are on.
 */
final class KiteFields {
    private static final long ARRAY = UnsafeApi.arrayBaseOffset(byte[].class);
    private static final long UINT32 = 0xffff_ffffL;

    private KiteFields() {}

    /**
     * Writes all that a packet of this length has.
     *
     * @param at where it begins in the array, all of it being there
     * @param segment its segment, which says what unit its prices have
     */
    static void fill(Tick tick, byte[] bytes, int at, int length, int segment) {
        assert at >= 0 && length <= bytes.length - at : at;
        long from = place(at);
        long factor = factor(segment);
        switch (length) {
            case FULL_LENGTH -> {
                fillQuote(tick, bytes, from, factor);
                fillFull(tick, bytes, from, factor);
            }
            case QUOTE_LENGTH -> {
                fillQuote(tick, bytes, from, factor);
                tick.prevClose(int32(bytes, from + PREV_CLOSE) * factor);
            }
            case INDEX_LENGTH -> fillIndex(tick, bytes, from, factor);
            case INDEX_FULL_LENGTH -> {
                fillIndex(tick, bytes, from, factor);
                exchangeTime(tick, second(pair(bytes, from + INDEX_CHANGE)));
            }
            default -> tick.ltp(int32(bytes, from + LTP) * factor);
        }
        if (isTooFine(segment)) {
            roundPrices(tick);
        }
    }

    private static void fillIndex(Tick tick, byte[] bytes, long from, long factor) {
        long ltpHigh = pair(bytes, from + LTP);
        long lowOpen = pair(bytes, from + INDEX_LOW);
        tick.ltp(first(ltpHigh) * factor)
                .high(second(ltpHigh) * factor)
                .low(first(lowOpen) * factor)
                .open(second(lowOpen) * factor)
                .prevClose(int32(bytes, from + INDEX_PREV_CLOSE) * factor);
    }

    /** All of a quote but its last field: the others are pairs. */
    private static void fillQuote(Tick tick, byte[] bytes, long from, long factor) {
        long ltpQty = pair(bytes, from + LTP);
        long atpVolume = pair(bytes, from + ATP);
        long buySell = pair(bytes, from + TOTAL_BUY_QTY);
        long openHigh = pair(bytes, from + OPEN);
        tick.ltp(first(ltpQty) * factor)
                .lastQty(ltpQty & UINT32)
                .atp(first(atpVolume) * factor)
                .volume(atpVolume & UINT32)
                .totalBuyQty(buySell >>> Integer.SIZE)
                .totalSellQty(buySell & UINT32)
                .open(first(openHigh) * factor)
                .high(second(openHigh) * factor)
                .low(int32(bytes, from + LOW) * factor);
    }

    private static void fillFull(Tick tick, byte[] bytes, long from, long factor) {
        long closeTime = pair(bytes, from + PREV_CLOSE);
        tick.prevClose(first(closeTime) * factor)
                .oi(int32(bytes, from + OI) & UINT32)
                .mark(TickFlags.HAS_DEPTH);
        long lastTradeTimeNs = timeNs(second(closeTime));
        if (lastTradeTimeNs != 0) {
            tick.lastTradeTimeNs(lastTradeTimeNs);
        }
        exchangeTime(tick, int32(bytes, from + EXCHANGE_TIME));
        fillDepth(tick, bytes, from + DEPTH, factor);
    }

    private static void exchangeTime(Tick tick, int raw) {
        long exchangeTimeNs = timeNs(raw);
        if (exchangeTimeNs != 0) {
            tick.exchangeTimeNs(exchangeTimeNs);
        }
    }

    /** Level by level, as a loop's compiler does not: each place is then a constant from the packet's. */
    private static void fillDepth(Tick tick, byte[] bytes, long bids, long factor) {
        fillBid(tick, 0, bytes, bids, factor);
        fillBid(tick, 1, bytes, bids + LEVEL_LENGTH, factor);
        fillBid(tick, 2, bytes, bids + 2 * LEVEL_LENGTH, factor);
        fillBid(tick, 3, bytes, bids + 3 * LEVEL_LENGTH, factor);
        fillBid(tick, 4, bytes, bids + 4 * LEVEL_LENGTH, factor);
        long asks = bids + LEVELS * LEVEL_LENGTH;
        fillAsk(tick, 0, bytes, asks, factor);
        fillAsk(tick, 1, bytes, asks + LEVEL_LENGTH, factor);
        fillAsk(tick, 2, bytes, asks + 2 * LEVEL_LENGTH, factor);
        fillAsk(tick, 3, bytes, asks + 3 * LEVEL_LENGTH, factor);
        fillAsk(tick, 4, bytes, asks + 4 * LEVEL_LENGTH, factor);
    }

    /** A level without quantity is empty whatever its price says. */
    private static void fillBid(Tick tick, int level, byte[] bytes, long from, long factor) {
        long qtyPrice = pair(bytes, from);
        if (first(qtyPrice) != 0) {
            long price = second(qtyPrice) * factor;
            tick.bid(level, price, qtyPrice >>> Integer.SIZE, uint16(bytes, from + LEVEL_ORDERS));
        } else {
            tick.bid(level, 0, 0, 0);
        }
    }

    private static void fillAsk(Tick tick, int level, byte[] bytes, long from, long factor) {
        long qtyPrice = pair(bytes, from);
        if (first(qtyPrice) != 0) {
            long price = second(qtyPrice) * factor;
            tick.ask(level, price, qtyPrice >>> Integer.SIZE, uint16(bytes, from + LEVEL_ORDERS));
        } else {
            tick.ask(level, 0, 0, 0);
        }
    }

    /** Prices that were taken over as they are on the wire, finer than E4; those that are absent are 0. */
    private static void roundPrices(Tick tick) {
        int flags = tick.flags();
        tick.ltp(rounded(tick.ltp()))
                .atp(rounded(tick.atp()))
                .open(rounded(tick.open()))
                .high(rounded(tick.high()))
                .low(rounded(tick.low()))
                .prevClose(rounded(tick.prevClose()))
                .flags(flags);
        for (int level = 0; level < LEVELS; level++) {
            tick.bid(level, rounded(tick.bid(level)), tick.bidQty(level), tick.bidOrders(level));
            tick.ask(level, rounded(tick.ask(level)), tick.askQty(level), tick.askOrders(level));
        }
    }

    // ---- reading

    /** Where the array's byte is, as the reads below take it. */
    static long place(int at) {
        return ARRAY + at;
    }

    /** Two fields read at once. */
    private static long pair(byte[] bytes, long place) {
        assert isInside(bytes, place, Long.BYTES) : place;
        return Long.reverseBytes(UnsafeApi.getLong(bytes, place));
    }

    /** The first field of a pair, signed. */
    private static int first(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    /** The second field of a pair, signed. */
    private static int second(long pair) {
        return (int) pair;
    }

    static int int32(byte[] bytes, long place) {
        assert isInside(bytes, place, Integer.BYTES) : place;
        return Integer.reverseBytes(UnsafeApi.getInt(bytes, place));
    }

    static int uint16(byte[] bytes, long place) {
        assert isInside(bytes, place, Short.BYTES) : place;
        return Character.reverseBytes(UnsafeApi.getChar(bytes, place));
    }

    private static boolean isInside(byte[] bytes, long place, int length) {
        return place >= ARRAY && place <= ARRAY + bytes.length - length;
    }
}
