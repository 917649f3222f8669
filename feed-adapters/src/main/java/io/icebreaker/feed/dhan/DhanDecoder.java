package io.icebreaker.feed.dhan;

import static io.icebreaker.feed.dhan.DhanLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Publishes the usable packets of a frame of Dhan's live feed and refuses the others one by one (feed-dhan
 * 5.5): a good packet stands although another of its frame is bad. Nothing in a frame's bytes can make it
 * throw. A packet fills the columns it carries and no others: open interest beside a quote is a tick of its
 * own.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing. While the sink is in {@code publish} or {@code reject}
 * the getters tell which packet of the frame is in hand; tools read from there what a tick has no place for.
 */
public final class DhanDecoder {
    /** What {@link #decode} answers for a frame that says no more than that the link is up. */
    public static final int HEARTBEAT = -1;

    /** What {@link #packetIndex} answers when the whole frame, not one packet, is in hand. */
    public static final int NO_PACKET = -1;

    private static final int STOP = -1;

    private final InstrumentResolver resolver;
    private final TickSizes tickSizes;
    private final int feed;
    private final DhanPrices prices = new DhanPrices();

    private int packetIndex = NO_PACKET;
    private int packetOffset;
    private int packetLength;
    private int packetCode;
    private int disconnectReason;
    private int refused;
    private int rowless;
    private long wrongLengths;

    /**
     * @param resolver asked with the engine's segment code and Dhan's security id
     * @param tickSizes likewise
     * @param feed number of this feed, 0..255, stamped on every tick
     */
    public DhanDecoder(InstrumentResolver resolver, TickSizes tickSizes, int feed) {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
        this.resolver = resolver;
        this.tickSizes = tickSizes;
        this.feed = feed;
    }

    /**
     * Decodes {@code [position, limit)}; position and limit stay, the byte order becomes little-endian.
     *
     * @return number of ticks published, or {@link #HEARTBEAT} for a frame of heartbeats and market states
     */
    public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        frame.order(ByteOrder.LITTLE_ENDIAN);
        disconnectReason = 0;
        refused = 0;
        rowless = 0;
        int at = frame.position();
        int published = 0;
        int index = 0;
        do {
            inHand(index++, at, 0, 0);
            int length = measure(frame, at, sink);
            if (length == STOP) {
                return published;
            }
            published += decodePacket(frame, receiveTimeNs, sink);
            at += length;
        } while (at < frame.limit());
        return published + refused == 0 && rowless > 0 && disconnectReason == 0
                ? HEARTBEAT
                : published;
    }

    /** Length of the packet that begins here, or {@link #STOP} when it and all behind it is refused. */
    private int measure(ByteBuffer frame, int at, TickSink sink) {
        int rest = frame.limit() - at;
        if (rest < HEADER_LENGTH) {
            packetIndex = rest == 0 ? NO_PACKET : packetIndex;
            return stop(Reject.TRUNCATED, sink);
        }
        int code = frame.get(at + CODE) & 0xff;
        int declared = uint16(frame, at + LENGTH);
        int length = DhanLayout.length(code);
        if (length > rest) {
            return stop(Reject.TRUNCATED, sink);
        }
        if (length > 0) {
            wrongLengths += declared == length ? 0 : 1;
            inHand(packetIndex, at, length, code);
            return length;
        }
        return measureByField(declared, rest, code, sink);
    }

    private int measureByField(int declared, int rest, int code, TickSink sink) {
        boolean isInside = declared >= HEADER_LENGTH && declared <= rest;
        inHand(packetIndex, packetOffset, isInside ? declared : 0, code);
        if (code == DhanLayout.HEARTBEAT || code == INDEX) {
            return isInside ? declared : stop(Reject.LENGTH, sink);
        }
        refuse(Reject.KIND, sink);
        return isInside ? declared : STOP;
    }

    private int decodePacket(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        switch (packetCode) {
            case DISCONNECT -> disconnectReason = uint16(frame, packetOffset + REASON);
            case DhanLayout.HEARTBEAT, INDEX, STATUS -> rowless++;
            case TICKER, V1_DEPTH, QUOTE, OPEN_INTEREST, PREVIOUS_CLOSE, FULL -> {
                return decodeRow(frame, receiveTimeNs, sink);
            }
            default -> {} // an unknown code, refused already
        }
        return 0;
    }

    private int decodeRow(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int segment = DhanSegments.code(frame.get(packetOffset + SEGMENT) & 0xff);
        if (segment == DhanSegments.UNKNOWN) {
            return refuse(Reject.SEGMENT, sink);
        }
        long token = uint32(frame, packetOffset + SECURITY_ID);
        if (token == 0) {
            return refuse(Reject.TOKEN, sink);
        }
        Reject damage = DhanFloats.damage(frame, packetOffset, packetCode);
        if (damage != null) {
            return refuse(damage, sink);
        }
        int id = resolver.id(segment, token);
        if (id < 0) {
            return refuse(Reject.UNKNOWN_INSTRUMENT, sink);
        }
        prices.of(segment, tickSizes.of(segment, token));
        Tick tick = packetCode == FULL ? sink.claimForAllFields() : sink.claim();
        fill(tick.packet(feed, id, receiveTimeNs), frame);
        sink.publish();
        return 1;
    }

    // ---- columns

    private void fill(Tick tick, ByteBuffer frame) {
        int at = packetOffset;
        switch (packetCode) {
            case TICKER -> {
                tick.ltp(prices.price(frame.getFloat(at + LTP)));
                lastTradeTime(tick, frame.getInt(at + TICKER_TIME));
            }
            case V1_DEPTH -> {
                tick.ltp(prices.price(frame.getFloat(at + LTP)));
                fillDepth(tick, frame, at + V1_DEPTH_LEVELS);
            }
            case QUOTE -> fillQuote(tick, frame, at, at + QUOTE_PRICES);
            case OPEN_INTEREST -> tick.oi(uint32(frame, at + OI));
            case PREVIOUS_CLOSE -> tick.prevClose(prices.close(frame.getFloat(at + PREV_CLOSE)));
            default -> {
                fillQuote(tick, frame, at, at + FULL_PRICES);
                tick.oi(uint32(frame, at + FULL_OI));
                fillDepth(tick, frame, at + FULL_DEPTH);
            }
        }
    }

    private void fillQuote(Tick tick, ByteBuffer frame, int at, int dayPrices) {
        tick.ltp(prices.price(frame.getFloat(at + LTP)))
                .lastQty(uint16(frame, at + LAST_QTY))
                .atp(prices.average(frame.getFloat(at + ATP)))
                .volume(uint32(frame, at + VOLUME))
                .totalSellQty(uint32(frame, at + TOTAL_SELL_QTY))
                .totalBuyQty(uint32(frame, at + TOTAL_BUY_QTY))
                .open(prices.price(frame.getFloat(dayPrices + OPEN)))
                .high(prices.price(frame.getFloat(dayPrices + HIGH)))
                .low(prices.price(frame.getFloat(dayPrices + LOW)))
                .prevClose(prices.close(frame.getFloat(dayPrices + CLOSE)));
        lastTradeTime(tick, frame.getInt(at + LAST_TRADE_TIME));
    }

    private static void lastTradeTime(Tick tick, int raw) {
        long timeNs = timeNs(raw);
        if (timeNs != 0) {
            tick.lastTradeTimeNs(timeNs);
        }
    }

    /** A level without quantity is empty whatever its price says. */
    private void fillDepth(Tick tick, ByteBuffer frame, int levels) {
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < LEVELS; level++) {
            int at = levels + level * LEVEL_LENGTH;
            int bidQty = frame.getInt(at + BID_QTY);
            if (bidQty != 0) {
                long bid = prices.price(frame.getFloat(at + BID));
                tick.bid(level, bid, bidQty, uint16(frame, at + BID_ORDERS));
            } else {
                tick.bid(level, 0, 0, 0);
            }
            int askQty = frame.getInt(at + ASK_QTY);
            if (askQty != 0) {
                long ask = prices.price(frame.getFloat(at + ASK));
                tick.ask(level, ask, askQty, uint16(frame, at + ASK_ORDERS));
            } else {
                tick.ask(level, 0, 0, 0);
            }
        }
    }

    // ---- refusals, and the packet in hand

    private int stop(Reject reason, TickSink sink) {
        refuse(reason, sink);
        return STOP;
    }

    private int refuse(Reject reason, TickSink sink) {
        refused++;
        sink.reject(reason);
        return 0;
    }

    private void inHand(int index, int offset, int length, int code) {
        packetIndex = index;
        packetOffset = offset;
        packetLength = length;
        packetCode = code;
    }

    /** The packet's place in its frame, from 0, or {@link #NO_PACKET}. */
    public int packetIndex() {
        return packetIndex;
    }

    /** Where the packet begins in the frame's buffer. */
    public int packetOffset() {
        return packetOffset;
    }

    /** Length of the packet, header included; 0 when it cannot be told or runs past the end. */
    public int packetLength() {
        return packetLength;
    }

    /** The packet's response code; of meaning only where {@link #packetLength} is not 0. */
    public int packetCode() {
        return packetCode;
    }

    /** Reason of the last frame's disconnect packet (feed-dhan 6), 0 when it held none. */
    public int disconnectReason() {
        return disconnectReason;
    }

    /** Packets whose length field differs from the length of their kind, which was taken instead. */
    public long wrongLengths() {
        return wrongLengths;
    }

    /** Prices that lie on no tick of their instrument and were rounded to paise. */
    public long offTick() {
        return prices.offTick();
    }

    private static int uint16(ByteBuffer frame, int at) {
        return frame.getShort(at) & 0xffff;
    }

    private static long uint32(ByteBuffer frame, int at) {
        return frame.getInt(at) & 0xffff_ffffL;
    }
}
