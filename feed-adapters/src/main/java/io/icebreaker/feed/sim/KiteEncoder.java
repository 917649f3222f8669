package io.icebreaker.feed.sim;

import io.icebreaker.tick.Segments;
import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;

/**
 * Snapshots to Kite's packets, written front to back in the order of the tables of feed-kite 3 and on
 * purpose without the decoder's layout: the two ends check each other. Times floor to whole seconds,
 * sub-paise prices round half up, what does not fit saturates.
 */
public final class KiteEncoder {
    private static final int CDS = Segments.knownCode("CDS");
    private static final int BCD = Segments.knownCode("BCD");
    private static final int INDEX = Segments.knownCode("IDX");
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_UINT32 = 0xffff_ffffL;
    private static final int MAX_UINT16 = 0xffff;

    /** Longest packet with its length before it. */
    static final int MAX_PACKET_LENGTH = 2 + 184;

    private KiteEncoder() {}

    /** Appends length and packet. */
    public static void put(
            ByteBuffer out, MarketSnapshot snapshot, long instrumentToken, KiteMode mode) {
        int lengthAt = out.position();
        out.putShort((short) 0).putInt((int) instrumentToken);
        int segment = (int) instrumentToken & 0xff;
        Tick tick = snapshot.tick();
        putPrice(out, segment, tick.ltp());
        if (mode != KiteMode.LTP && segment == INDEX) {
            putIndex(out, segment, tick, mode);
        } else if (mode != KiteMode.LTP) {
            putQuote(out, segment, tick);
            if (mode == KiteMode.FULL) {
                putFull(out, segment, snapshot);
            }
        }
        out.putShort(lengthAt, (short) (out.position() - lengthAt - Short.BYTES));
    }

    private static void putIndex(ByteBuffer out, int segment, Tick tick, KiteMode mode) {
        putPrice(out, segment, tick.high());
        putPrice(out, segment, tick.low());
        putPrice(out, segment, tick.open());
        putPrice(out, segment, tick.prevClose());
        putPrice(out, segment, tick.ltp() - tick.prevClose());
        if (mode == KiteMode.FULL) {
            putTime(out, tick.exchangeTimeNs());
        }
    }

    private static void putQuote(ByteBuffer out, int segment, Tick tick) {
        putQty(out, tick.lastQty());
        putPrice(out, segment, tick.atp());
        putQty(out, tick.volume());
        putQty(out, tick.totalBuyQty());
        putQty(out, tick.totalSellQty());
        putPrice(out, segment, tick.open());
        putPrice(out, segment, tick.high());
        putPrice(out, segment, tick.low());
        putPrice(out, segment, tick.prevClose());
    }

    private static void putFull(ByteBuffer out, int segment, MarketSnapshot snapshot) {
        Tick tick = snapshot.tick();
        putTime(out, tick.lastTradeTimeNs());
        putQty(out, tick.oi());
        putQty(out, snapshot.oiDayHigh());
        putQty(out, snapshot.oiDayLow());
        putTime(out, tick.exchangeTimeNs());
        for (int level = 0; level < Tick.LEVELS; level++) {
            putLevel(out, segment, tick.bidQty(level), tick.bid(level), tick.bidOrders(level));
        }
        for (int level = 0; level < Tick.LEVELS; level++) {
            putLevel(out, segment, tick.askQty(level), tick.ask(level), tick.askOrders(level));
        }
    }

    private static void putLevel(ByteBuffer out, int segment, long qty, long price, long orders) {
        putQty(out, qty);
        putPrice(out, segment, price);
        out.putShort((short) Math.min(MAX_UINT16, orders)).putShort((short) 0);
    }

    private static void putQty(ByteBuffer out, long qty) {
        out.putInt((int) Math.max(0, Math.min(MAX_UINT32, qty)));
    }

    private static void putTime(ByteBuffer out, long timeNs) {
        putQty(out, Math.floorDiv(timeNs, NS_PER_SECOND));
    }

    private static void putPrice(ByteBuffer out, int segment, long price) {
        long raw =
                segment == CDS
                        ? price * 1_000
                        : segment == BCD ? price : Math.floorDiv(price + 50, 100);
        out.putInt((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, raw)));
    }
}
