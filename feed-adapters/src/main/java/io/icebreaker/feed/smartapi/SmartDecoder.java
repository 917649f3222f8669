package io.icebreaker.feed.smartapi;

import static io.icebreaker.feed.smartapi.SmartLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Publishes the packet of a SmartAPI frame or refuses it under one class (feed-smartapi 4.8). Nothing in a
 * frame's bytes can make it throw.
 *
 * <p>A tick's book holds quantities of 32 bits, the wire's 64: a larger one saturates. The circuits have no
 * place in a tick; tools read them from the frame. A decoder {@link #inSequence} refuses a packet that is
 * older than one of the same instrument before it.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing.
 */
public final class SmartDecoder {
    private static final long MAX_LEVEL_QTY = 0xffff_ffffL;

    private final InstrumentResolver resolver;
    private final int feed;
    private final SmartSequence sequence;

    /**
     * One that takes packets in any order.
     *
     * @param resolver segment and token as the wire has them, indices under NSE and BSE, to the dense id
     * @param feed number of this feed, 0..255, stamped on every tick
     */
    public SmartDecoder(InstrumentResolver resolver, int feed) {
        this(resolver, feed, null);
    }

    private SmartDecoder(InstrumentResolver resolver, int feed, SmartSequence sequence) {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
        this.resolver = resolver;
        this.feed = feed;
        this.sequence = sequence;
    }

    /** One that refuses what is older than what it has decoded, until it is told to {@link #forget}. */
    public static SmartDecoder inSequence(InstrumentResolver resolver, int feed) {
        return new SmartDecoder(resolver, feed, new SmartSequence());
    }

    /** A new link: its packets are held against no earlier ones. */
    public void forget() {
        if (sequence != null) {
            sequence.forget();
        }
    }

    /**
     * Decodes {@code [position, limit)}; position and limit stay, the byte order becomes little-endian.
     *
     * @return number of ticks published, 0 or 1
     */
    public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        frame.order(ByteOrder.LITTLE_ENDIAN);
        int at = frame.position();
        Reject refusal = judgeHead(frame, at);
        if (refusal == null) {
            refusal = SmartCheck.judge(frame, at);
        }
        if (refusal != null) {
            sink.reject(refusal);
            return 0;
        }
        int exchangeType = frame.get(at + EXCHANGE_TYPE);
        int id = resolver.id(segmentCode(exchangeType), token(frame, at));
        if (id < 0) {
            sink.reject(Reject.UNKNOWN_INSTRUMENT);
            return 0;
        }
        if (isOld(frame, at, id)) {
            sink.reject(Reject.OLD);
            return 0;
        }
        Tick tick = sink.claim().packet(feed, id, receiveTimeNs);
        fill(tick, frame, at, exchangeType);
        sink.publish();
        return 1;
    }

    /** An index's number is junk, and depth has none. */
    private boolean isOld(ByteBuffer frame, int at, int id) {
        return sequence != null
                && frame.get(at + MODE) != DEPTH_MODE
                && !isIndex(token(frame, at))
                && sequence.isOld(id, frame.getLong(at + SEQUENCE));
    }

    /** What is wrong with the packet as a whole, in the order of the contract; null when nothing is. */
    private static Reject judgeHead(ByteBuffer frame, int at) {
        if (!frame.hasRemaining()) {
            return Reject.TRUNCATED;
        }
        int mode = frame.get(at + MODE);
        if (!isMode(mode)) {
            return Reject.KIND;
        }
        if (frame.remaining() != length(mode)) {
            return Reject.LENGTH;
        }
        if (segmentCode(frame.get(at + EXCHANGE_TYPE)) == 0) {
            return Reject.SEGMENT;
        }
        return token(frame, at) == 0 ? Reject.TOKEN : null;
    }

    private static void fill(Tick tick, ByteBuffer frame, int at, int exchangeType) {
        int mode = frame.get(at + MODE);
        if (mode == DEPTH_MODE) {
            exchangeTime(tick, frame.getLong(at + DEEP_EXCHANGE_TIME));
            fillDeepBook(tick, frame, at, exchangeType);
            return;
        }
        exchangeTime(tick, frame.getLong(at + EXCHANGE_TIME));
        tick.ltp(price(exchangeType, frame.getLong(at + LTP)));
        if (mode >= QUOTE_MODE) {
            fillQuote(tick, frame, at, exchangeType);
        }
        if (mode == SNAP_MODE) {
            fillSnap(tick, frame, at, exchangeType);
        }
    }

    private static void exchangeTime(Tick tick, long ms) {
        long timeNs = timeNs(ms);
        if (timeNs != 0) {
            tick.exchangeTimeNs(timeNs);
        }
    }

    private static void fillQuote(Tick tick, ByteBuffer frame, int at, int exchangeType) {
        tick.lastQty(frame.getLong(at + LAST_QTY))
                .atp(price(exchangeType, frame.getLong(at + ATP)))
                .volume(frame.getLong(at + VOLUME))
                .totalBuyQty((long) frame.getDouble(at + TOTAL_BUY_QTY))
                .totalSellQty((long) frame.getDouble(at + TOTAL_SELL_QTY))
                .open(price(exchangeType, frame.getLong(at + OPEN)))
                .high(price(exchangeType, frame.getLong(at + HIGH)))
                .low(price(exchangeType, frame.getLong(at + LOW)))
                .prevClose(price(exchangeType, frame.getLong(at + PREV_CLOSE)));
    }

    private static void fillSnap(Tick tick, ByteBuffer frame, int at, int exchangeType) {
        long lastTradeTimeNs = secondsToNs(frame.getLong(at + LAST_TRADE_TIME));
        if (lastTradeTimeNs != 0) {
            tick.lastTradeTimeNs(lastTradeTimeNs);
        }
        if (hasOpenInterest(exchangeType)) {
            tick.oi(frame.getLong(at + OI));
        }
        fillBook(tick, frame, at, exchangeType);
    }

    /** A level without quantity is empty whatever its price says; the claimed slot is already zero there. */
    private static void fillBook(Tick tick, ByteBuffer frame, int at, int exchangeType) {
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < LEVELS; level++) {
            int bid = at + BIDS + level * LEVEL_LENGTH;
            long bidQty = frame.getLong(bid + LEVEL_QTY);
            if (bidQty != 0) {
                long price = price(exchangeType, frame.getLong(bid + LEVEL_PRICE));
                tick.bid(level, price, fitted(bidQty), uint16(frame, bid + LEVEL_ORDERS));
            }
            int ask = at + ASKS + level * LEVEL_LENGTH;
            long askQty = frame.getLong(ask + LEVEL_QTY);
            if (askQty != 0) {
                long price = price(exchangeType, frame.getLong(ask + LEVEL_PRICE));
                tick.ask(level, price, fitted(askQty), uint16(frame, ask + LEVEL_ORDERS));
            }
        }
    }

    private static void fillDeepBook(Tick tick, ByteBuffer frame, int at, int exchangeType) {
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            int bid = at + DEEP_BIDS + level * DEEP_LEVEL_LENGTH;
            int bidQty = frame.getInt(bid + DEEP_LEVEL_QTY);
            if (bidQty != 0) {
                long price = price(exchangeType, frame.getInt(bid + DEEP_LEVEL_PRICE));
                tick.bid(level, price, bidQty, uint16(frame, bid + DEEP_LEVEL_ORDERS));
            }
            int ask = at + DEEP_ASKS + level * DEEP_LEVEL_LENGTH;
            int askQty = frame.getInt(ask + DEEP_LEVEL_QTY);
            if (askQty != 0) {
                long price = price(exchangeType, frame.getInt(ask + DEEP_LEVEL_PRICE));
                tick.ask(level, price, askQty, uint16(frame, ask + DEEP_LEVEL_ORDERS));
            }
        }
    }

    private static long fitted(long qty) {
        return Math.min(MAX_LEVEL_QTY, qty);
    }

    private static int uint16(ByteBuffer frame, int at) {
        return frame.getShort(at) & 0xffff;
    }
}
