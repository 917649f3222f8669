package io.icebreaker.bench.codec;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import org.agrona.MutableDirectBuffer;

/**
 * The rival of {@link Tick}: the same content in plain fields, the book in three small arrays. Its journal
 * record has the same bytes, written field by field.
 */
final class PlainSlot {
    private static final int DEPTH = 120;
    private static final int LEVEL_LENGTH = 16;

    int id;
    int flags;
    long exchangeTimeNs;
    long lastTradeTimeNs;
    long receiveTimeNs;
    long ltp;
    long lastQty;
    long volume;
    long oi;
    long atp;
    long totalBuyQty;
    long totalSellQty;
    long open;
    long high;
    long low;
    long prevClose;
    final long[] prices = new long[2 * Tick.LEVELS];
    final int[] quantities = new int[2 * Tick.LEVELS];
    final int[] orders = new int[2 * Tick.LEVELS];
    long effectiveTimeNs;
    long traded;
    long delta;
    int tradeFlags;

    PlainSlot clear() {
        id = 0;
        flags = 0;
        exchangeTimeNs = lastTradeTimeNs = receiveTimeNs = 0;
        ltp = lastQty = volume = oi = atp = totalBuyQty = totalSellQty = 0;
        open = high = low = prevClose = 0;
        for (int level = 0; level < prices.length; level++) {
            prices[level] = 0;
            quantities[level] = 0;
            orders[level] = 0;
        }
        effectiveTimeNs = traded = delta = 0;
        tradeFlags = 0;
        return this;
    }

    void level(int at, long price, int qty, int count) {
        prices[at] = price;
        quantities[at] = qty;
        orders[at] = count;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void writeInput(MutableDirectBuffer journal, int at) {
        journal.putInt(at, id);
        journal.putInt(at + 4, flags);
        journal.putLong(at + 8, exchangeTimeNs);
        journal.putLong(at + 16, lastTradeTimeNs);
        journal.putLong(at + 24, receiveTimeNs);
        journal.putLong(at + 32, ltp);
        journal.putLong(at + 40, lastQty);
        journal.putLong(at + 48, volume);
        journal.putLong(at + 56, oi);
        journal.putLong(at + 64, atp);
        journal.putLong(at + 72, totalBuyQty);
        journal.putLong(at + 80, totalSellQty);
        journal.putLong(at + 88, open);
        journal.putLong(at + 96, high);
        journal.putLong(at + 104, low);
        journal.putLong(at + 112, prevClose);
        for (int level = 0; level < prices.length; level++) {
            int levelAt = at + DEPTH + level * LEVEL_LENGTH;
            journal.putLong(levelAt, prices[level]);
            journal.putInt(levelAt + 8, quantities[level]);
            journal.putInt(levelAt + 12, orders[level]);
        }
    }

    /** Fills every field of a full packet, as {@link Fill#full} does for the flyweight. */
    void full(Packets packets, int n) {
        clear();
        id = packets.id[n];
        flags = Fill.ALL_FIELDS | TickFlags.HAS_DEPTH;
        exchangeTimeNs = packets.timeNs[n];
        lastTradeTimeNs = packets.timeNs[n];
        receiveTimeNs = packets.timeNs[n];
        ltp = packets.ltp[n];
        lastQty = packets.lastQty[n];
        volume = packets.volume[n];
        oi = packets.totalQty[n];
        atp = packets.ltp[n];
        totalBuyQty = packets.totalQty[n];
        totalSellQty = packets.totalQty[n];
        open = high = low = prevClose = packets.ltp[n];
        for (int level = 0; level < Tick.LEVELS; level++) {
            level(level, packets.bid(n, level), packets.levelQty[n], level);
            level(Tick.LEVELS + level, packets.ask(n, level), packets.levelQty[n], level);
        }
    }
}
