package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Snapshots to SmartAPI's packets, written front to back in the order of the tables of feed-smartapi 4.
 * Exchange times floor to whole seconds, sub-paise prices round half up.
 */
final class SmartEncoder {
    static final int LTP = 1;
    static final int QUOTE = 2;
    static final int SNAP_QUOTE = 3;
    static final int DEPTH = 4;

    private static final int[] LENGTHS = {0, 51, 123, 379, 443};
    private static final int CURRENCY = 13;
    private static final int TOKEN_BYTES = 25;
    private static final int DEEP_LEVELS = 20;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MS_PER_SECOND = 1_000L;

    private SmartEncoder() {}

    /**
     * One packet.
     *
     * @param timeMs what it says its exchange time is
     */
    static byte[] packet(int mode, int type, long token, long sequence, long timeMs, Tick tick) {
        ByteBuffer out = ByteBuffer.allocate(LENGTHS[mode]).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) mode).put((byte) type);
        byte[] digits = Long.toString(token).getBytes(StandardCharsets.US_ASCII);
        out.put(digits).put(new byte[TOKEN_BYTES - digits.length]);
        if (mode == DEPTH) {
            putDepth(out, type, timeMs, tick);
            return out.array();
        }
        out.putLong(sequence).putLong(timeMs).putLong(price(type, tick.ltp()));
        if (mode >= QUOTE) {
            putQuote(out, type, tick);
        }
        if (mode == SNAP_QUOTE) {
            putSnapQuote(out, type, tick);
        }
        return out.array();
    }

    /** The whole second of a time, ms. */
    static long wholeSecondMs(long timeNs) {
        return Math.floorDiv(timeNs, NS_PER_SECOND) * MS_PER_SECOND;
    }

    private static void putQuote(ByteBuffer out, int type, Tick tick) {
        out.putLong(tick.lastQty()).putLong(price(type, tick.atp())).putLong(tick.volume());
        out.putDouble(tick.totalBuyQty()).putDouble(tick.totalSellQty());
        out.putLong(price(type, tick.open())).putLong(price(type, tick.high()));
        out.putLong(price(type, tick.low())).putLong(price(type, tick.prevClose()));
    }

    /** The change of open interest is garbage on the real wire, NaN among it. */
    private static void putSnapQuote(ByteBuffer out, int type, Tick tick) {
        out.putLong(Math.floorDiv(tick.lastTradeTimeNs(), NS_PER_SECOND));
        out.putLong(tick.oi()).putDouble(Double.NaN);
        for (int level = 0; level < Tick.LEVELS; level++) {
            out.putShort((short) 1).putLong(tick.bidQty(level));
            out.putLong(price(type, tick.bid(level))).putShort((short) tick.bidOrders(level));
        }
        for (int level = 0; level < Tick.LEVELS; level++) {
            out.putShort((short) 0).putLong(tick.askQty(level));
            out.putLong(price(type, tick.ask(level))).putShort((short) tick.askOrders(level));
        }
        long close = price(type, tick.prevClose());
        out.putLong(close + close / 5).putLong(close - close / 5); // 20 % either way
        out.putLong(price(type, Math.max(tick.high(), tick.prevClose())));
        out.putLong(price(type, Math.min(tick.low(), tick.prevClose())));
    }

    private static void putDepth(ByteBuffer out, int type, long timeMs, Tick tick) {
        out.putLong(timeMs).putLong(0);
        for (int level = 0; level < DEEP_LEVELS; level++) {
            boolean isKnown = level < Tick.LEVELS;
            out.putInt(isKnown ? (int) tick.bidQty(level) : 0);
            out.putInt(isKnown ? (int) price(type, tick.bid(level)) : 0);
            out.putShort(isKnown ? (short) tick.bidOrders(level) : 0);
        }
        for (int level = 0; level < DEEP_LEVELS; level++) {
            boolean isKnown = level < Tick.LEVELS;
            out.putInt(isKnown ? (int) tick.askQty(level) : 0);
            out.putInt(isKnown ? (int) price(type, tick.ask(level)) : 0);
            out.putShort(isKnown ? (short) tick.askOrders(level) : 0);
        }
    }

    private static long price(int type, long price) {
        return type == CURRENCY ? price * 1_000 : Math.floorDiv(price + 50, 100);
    }
}
