package io.icebreaker.feed.kite;

import static io.icebreaker.feed.kite.KiteLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Publishes the usable packets of a Kite frame and refuses the others one by one (feed-kite 3.6): a good
 * packet stands although another of its frame is bad. Nothing in a frame's bytes can make it throw.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing, but for a frame that has no array. While the sink is in
 * {@code publish} or {@code reject} the getters tell which packet of the frame is in hand; tools read from
 * there what a tick has no place for.
 */
public final class KiteDecoder {
    /** What {@link #decode} answers for a heartbeat. */
    public static final int HEARTBEAT = -1;

    /** What {@link #packetIndex} answers when the whole frame, not one packet, is in hand. */
    public static final int NO_PACKET = -1;

    // Fields are read from the array by pairs: half the reads, and the compiler checks a place once
    // where a
    // buffer checks its own state each time.
    private static final VarHandle PAIR = view(long[].class);
    private static final VarHandle INT32 = view(int[].class);
    private static final VarHandle INT16 = view(short[].class);
    private static final long UINT32 = 0xffff_ffffL;

    private final InstrumentResolver resolver;
    private final int feed;

    private byte[] copy = {};

    /** From a place in the frame to the same in its array. */
    private int shift;

    private int packetIndex = NO_PACKET;
    private int packetOffset;
    private int packetLength;

    /**
     * @param resolver usually {@code instruments::id}
     * @param feed number of this feed, 0..255, stamped on every tick
     */
    public KiteDecoder(InstrumentResolver resolver, int feed) {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
        this.resolver = resolver;
        this.feed = feed;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
    }

    /**
     * Decodes {@code [position, limit)}; position and limit stay, the byte order becomes big-endian.
     *
     * @return number of ticks published, or {@link #HEARTBEAT}
     */
    public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int position = frame.position();
        int length = frame.remaining();
        frame.order(ByteOrder.BIG_ENDIAN);
        inHand(NO_PACKET, position, 0);
        if (length == HEARTBEAT_LENGTH) {
            return HEARTBEAT;
        }
        if (length < HEADER_LENGTH) {
            sink.reject(Reject.TRUNCATED);
            return 0;
        }
        return decodePackets(array(frame), position, frame.limit(), receiveTimeNs, sink);
    }

    /** The frame's bytes; those of one outside the heap, which no socket brings, are copied. */
    private byte[] array(ByteBuffer frame) {
        if (frame.hasArray()) {
            shift = frame.arrayOffset();
            return frame.array();
        }
        shift = 0;
        if (copy.length < frame.limit()) {
            copy = new byte[frame.limit()];
        }
        frame.get(0, copy, 0, frame.limit());
        return copy;
    }

    private int decodePackets(
            byte[] bytes, int from, int limit, long receiveTimeNs, TickSink sink) {
        int packets = uint16(bytes, shift + from);
        int at = from + HEADER_LENGTH;
        int published = 0;
        for (int index = 0; index < packets; index++) {
            int body = at + PACKET_HEADER_LENGTH;
            boolean lengthIsThere = body <= limit;
            inHand(index, body, lengthIsThere ? uint16(bytes, shift + at) : 0);
            at = body + packetLength;
            if (at > limit) {
                sink.reject(Reject.TRUNCATED);
                return published;
            }
            published += decodePacket(bytes, receiveTimeNs, sink);
        }
        if (at < limit) {
            inHand(NO_PACKET, at, 0);
            sink.reject(Reject.TRAILING);
        }
        return published;
    }

    private int decodePacket(byte[] bytes, long receiveTimeNs, TickSink sink) {
        int length = packetLength;
        int at = shift + packetOffset;
        if (length != FULL_LENGTH
                && length != QUOTE_LENGTH
                && length != LTP_LENGTH
                && length != INDEX_LENGTH
                && length != INDEX_FULL_LENGTH) {
            return refuse(Reject.LENGTH, sink);
        }
        int token = int32(bytes, at + TOKEN);
        int segment = segment(token);
        if (segment < FIRST_SEGMENT || segment > LAST_SEGMENT) {
            return refuse(Reject.SEGMENT, sink);
        }
        if (exchangeToken(token) == 0) {
            return refuse(Reject.TOKEN, sink);
        }
        int id = resolver.id(segment, exchangeToken(token));
        if (id < 0) {
            return refuse(Reject.UNKNOWN_INSTRUMENT, sink);
        }
        Tick tick = length == FULL_LENGTH ? sink.claimForAllFields() : sink.claim();
        tick.kind(EventKind.TICK).feed(feed).id(id).receiveTimeNs(receiveTimeNs);
        fill(tick, bytes, at, length, scale(segment));
        sink.publish();
        return 1;
    }

    private static int refuse(Reject reason, TickSink sink) {
        sink.reject(reason);
        return 0;
    }

    private static void fill(Tick tick, byte[] bytes, int at, int length, long scale) {
        switch (length) {
            case INDEX_LENGTH -> fillIndex(tick, bytes, at, scale);
            case INDEX_FULL_LENGTH -> {
                fillIndex(tick, bytes, at, scale);
                exchangeTime(tick, second(pair(bytes, at + INDEX_CHANGE)));
            }
            case QUOTE_LENGTH -> {
                fillQuote(tick, bytes, at, scale);
                tick.prevClose(scaled(scale, int32(bytes, at + PREV_CLOSE)));
            }
            case FULL_LENGTH -> {
                fillQuote(tick, bytes, at, scale);
                fillFull(tick, bytes, at, scale);
            }
            default -> tick.ltp(scaled(scale, int32(bytes, at + LTP)));
        }
    }

    private static void fillIndex(Tick tick, byte[] bytes, int at, long scale) {
        long ltpHigh = pair(bytes, at + LTP);
        long lowOpen = pair(bytes, at + INDEX_LOW);
        tick.ltp(scaled(scale, first(ltpHigh)))
                .high(scaled(scale, second(ltpHigh)))
                .low(scaled(scale, first(lowOpen)))
                .open(scaled(scale, second(lowOpen)))
                .prevClose(scaled(scale, int32(bytes, at + INDEX_PREV_CLOSE)));
    }

    /** All of a quote but its last field: the others are pairs. */
    private static void fillQuote(Tick tick, byte[] bytes, int at, long scale) {
        long ltpQty = pair(bytes, at + LTP);
        long atpVolume = pair(bytes, at + ATP);
        long buySell = pair(bytes, at + TOTAL_BUY_QTY);
        long openHigh = pair(bytes, at + OPEN);
        tick.ltp(scaled(scale, first(ltpQty)))
                .lastQty(ltpQty & UINT32)
                .atp(scaled(scale, first(atpVolume)))
                .volume(atpVolume & UINT32)
                .totalBuyQty(buySell >>> Integer.SIZE)
                .totalSellQty(buySell & UINT32)
                .open(scaled(scale, first(openHigh)))
                .high(scaled(scale, second(openHigh)))
                .low(scaled(scale, int32(bytes, at + LOW)));
    }

    private static void fillFull(Tick tick, byte[] bytes, int at, long scale) {
        long closeTime = pair(bytes, at + PREV_CLOSE);
        tick.prevClose(scaled(scale, first(closeTime)))
                .oi(int32(bytes, at + OI) & UINT32)
                .mark(TickFlags.HAS_DEPTH);
        long lastTradeTimeNs = timeNs(second(closeTime));
        if (lastTradeTimeNs != 0) {
            tick.lastTradeTimeNs(lastTradeTimeNs);
        }
        exchangeTime(tick, int32(bytes, at + EXCHANGE_TIME));
        fillDepth(tick, bytes, at + DEPTH, scale);
    }

    private static void exchangeTime(Tick tick, int raw) {
        long exchangeTimeNs = timeNs(raw);
        if (exchangeTimeNs != 0) {
            tick.exchangeTimeNs(exchangeTimeNs);
        }
    }

    /** A level without quantity is empty whatever its price says. */
    private static void fillDepth(Tick tick, byte[] bytes, int bids, long scale) {
        int asks = bids + LEVELS * LEVEL_LENGTH;
        for (int level = 0; level < LEVELS; level++) {
            int bid = bids + level * LEVEL_LENGTH;
            long qtyPrice = pair(bytes, bid);
            if (first(qtyPrice) != 0) {
                long price = scaled(scale, second(qtyPrice));
                tick.bid(level, price, first(qtyPrice), uint16(bytes, bid + LEVEL_ORDERS));
            } else {
                tick.bid(level, 0, 0, 0);
            }
            int ask = asks + level * LEVEL_LENGTH;
            qtyPrice = pair(bytes, ask);
            if (first(qtyPrice) != 0) {
                long price = scaled(scale, second(qtyPrice));
                tick.ask(level, price, first(qtyPrice), uint16(bytes, ask + LEVEL_ORDERS));
            } else {
                tick.ask(level, 0, 0, 0);
            }
        }
    }

    private void inHand(int index, int offset, int length) {
        packetIndex = index;
        packetOffset = offset;
        packetLength = length;
    }

    /** Forgets the packet in hand: what follows is about something else, such as a text frame. */
    void noPacket() {
        inHand(NO_PACKET, 0, 0);
    }

    /** The packet's place in its frame, from 0, or {@link #NO_PACKET}. */
    public int packetIndex() {
        return packetIndex;
    }

    /** Where the packet's body begins in the frame's buffer; a truncated one may begin behind the limit. */
    public int packetOffset() {
        return packetOffset;
    }

    /** Length of the packet's body as declared, 0 when not even that was there. */
    public int packetLength() {
        return packetLength;
    }

    /** Two fields read at once. */
    private static long pair(byte[] bytes, int at) {
        return (long) PAIR.get(bytes, at);
    }

    /** The first field of a pair, signed. */
    private static int first(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    /** The second field of a pair, signed. */
    private static int second(long pair) {
        return (int) pair;
    }

    private static int int32(byte[] bytes, int at) {
        return (int) INT32.get(bytes, at);
    }

    private static int uint16(byte[] bytes, int at) {
        return (short) INT16.get(bytes, at) & 0xffff;
    }
}
