package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.nio.ByteBuffer;

/**
 * Snapshots to Dhan's packets, little-endian, written front to back in the order of the tables of feed-dhan 3
 * and 4. Times floor to whole seconds of IST wall clock, prices become floats, what does not fit saturates.
 */
final class DhanEncoder {
    /** The longest packet of the live feed. */
    static final int MAX_LENGTH = 162;

    /** Both sides of twenty levels. */
    static final int DEPTH_LENGTH = 2 * 332;

    private static final int TICKER = 2;
    private static final int QUOTE = 4;
    private static final int OI = 5;
    private static final int PREV_CLOSE = 6;
    private static final int FULL = 8;
    private static final int BID = 41;
    private static final int ASK = 51;
    private static final int DEEP = 20;
    private static final long IST_SECONDS = 19_800;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double E4 = 10_000;
    private static final long MAX_UINT32 = 0xffff_ffffL;
    private static final int MAX_UINT16 = 0xffff;

    private DhanEncoder() {}

    /** What one snapshot is in a mode; of the modes with requests of their own, one packet. */
    static void put(
            ByteBuffer out, MarketSnapshot snapshot, BrokerInstrument to, DhanSimMode mode) {
        Tick tick = snapshot.tick();
        switch (mode) {
            case TICKER -> {
                header(out, TICKER, 16, to);
                price(out, tick.ltp());
                time(out, tick);
            }
            case QUOTE -> {
                header(out, QUOTE, 50, to);
                traded(out, tick);
                dayPrices(out, tick);
            }
            case FULL -> full(out, snapshot, to);
            case DEPTH20 -> {
                side(out, tick, to, true);
                side(out, tick, to, false);
            }
        }
    }

    private static void full(ByteBuffer out, MarketSnapshot snapshot, BrokerInstrument to) {
        Tick tick = snapshot.tick();
        header(out, FULL, MAX_LENGTH, to);
        traded(out, tick);
        uint32(out, tick.oi());
        uint32(out, snapshot.oiDayHigh());
        uint32(out, snapshot.oiDayLow());
        dayPrices(out, tick);
        for (int level = 0; level < Tick.LEVELS; level++) {
            uint32(out, tick.bidQty(level));
            uint32(out, tick.askQty(level));
            uint16(out, tick.bidOrders(level));
            uint16(out, tick.askOrders(level));
            price(out, tick.bid(level));
            price(out, tick.ask(level));
        }
    }

    /** The packet of its own that goes beside a quote. */
    static void putOi(ByteBuffer out, MarketSnapshot snapshot, BrokerInstrument to) {
        header(out, OI, 12, to);
        uint32(out, snapshot.tick().oi());
    }

    static void putPrevClose(ByteBuffer out, MarketSnapshot snapshot, BrokerInstrument to) {
        header(out, PREV_CLOSE, 16, to);
        price(out, snapshot.tick().prevClose());
        uint32(out, 0);
    }

    /** A packet that is its header, of no instrument: heartbeat 0, market status 7. */
    static void putBare(ByteBuffer out, int code) {
        out.put((byte) code).putShort((short) 8).put((byte) 0).putInt(0);
    }

    /** The live feed's farewell. */
    static void putDisconnect(ByteBuffer out, int reason) {
        out.put((byte) 50).putShort((short) 10).put((byte) 0).putInt(0).putShort((short) reason);
    }

    /** The depth feeds' farewell. */
    static void putDepthDisconnect(ByteBuffer out, int reason) {
        out.putShort((short) 14).put((byte) 50).put((byte) 0).putInt(0).putInt(0);
        out.putShort((short) reason);
    }

    private static void header(ByteBuffer out, int code, int length, BrokerInstrument to) {
        out.put((byte) code).putShort((short) length);
        out.put((byte) DhanNumbers.octet(to.segment())).putInt((int) to.token());
    }

    /** LTP to total buy quantity. */
    private static void traded(ByteBuffer out, Tick tick) {
        price(out, tick.ltp());
        uint16(out, tick.lastQty());
        time(out, tick);
        price(out, tick.atp());
        uint32(out, tick.volume());
        uint32(out, tick.totalSellQty());
        uint32(out, tick.totalBuyQty());
    }

    /** Open, close, high, low: in this order. */
    private static void dayPrices(ByteBuffer out, Tick tick) {
        price(out, tick.open());
        price(out, tick.prevClose());
        price(out, tick.high());
        price(out, tick.low());
    }

    /** As many levels as the snapshot has; the rest is zero. */
    private static void side(ByteBuffer out, Tick tick, BrokerInstrument to, boolean isBid) {
        out.putShort((short) (12 + 16 * DEEP)).put((byte) (isBid ? BID : ASK));
        out.put((byte) DhanNumbers.octet(to.segment())).putInt((int) to.token()).putInt(0);
        for (int level = 0; level < DEEP; level++) {
            boolean isThere = level < Tick.LEVELS;
            long price = !isThere ? 0 : isBid ? tick.bid(level) : tick.ask(level);
            out.putDouble(price / E4);
            uint32(out, !isThere ? 0 : isBid ? tick.bidQty(level) : tick.askQty(level));
            uint32(out, !isThere ? 0 : isBid ? tick.bidOrders(level) : tick.askOrders(level));
        }
    }

    private static void price(ByteBuffer out, long price) {
        out.putFloat((float) (price / E4));
    }

    private static void time(ByteBuffer out, Tick tick) {
        boolean isThere = tick.has(TickFlags.HAS_LAST_TRADE_TIME);
        long seconds = Math.floorDiv(tick.lastTradeTimeNs(), NS_PER_SECOND) + IST_SECONDS;
        uint32(out, isThere ? seconds : 0);
    }

    private static void uint32(ByteBuffer out, long qty) {
        out.putInt((int) Math.max(0, Math.min(MAX_UINT32, qty)));
    }

    private static void uint16(ByteBuffer out, long qty) {
        out.putShort((short) Math.max(0, Math.min(MAX_UINT16, qty)));
    }
}
