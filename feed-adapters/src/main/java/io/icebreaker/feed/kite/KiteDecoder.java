package io.icebreaker.feed.kite;

import static io.icebreaker.feed.kite.KiteLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Publishes the usable packets of a Kite frame and refuses the others one by one (feed-kite 3.6): a good
 * packet stands although another of its frame is bad. Nothing in a frame's bytes can make it throw.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing. While the sink is in {@code publish} or {@code reject}
 * the getters tell which packet of the frame is in hand; tools read from there what a tick has no place for.
 */
public final class KiteDecoder {
    /** What {@link #decode} answers for a heartbeat. */
    public static final int HEARTBEAT = -1;

    /** What {@link #packetIndex} answers when the whole frame, not one packet, is in hand. */
    public static final int NO_PACKET = -1;

    private final InstrumentResolver resolver;
    private final int feed;

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

    /**
     * Decodes {@code [position, limit)}; position and limit stay, the byte order becomes big-endian.
     *
     * @return number of ticks published, or {@link #HEARTBEAT}
     */
    public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        frame.order(ByteOrder.BIG_ENDIAN);
        inHand(NO_PACKET, frame.position(), 0);
        if (frame.remaining() == HEARTBEAT_LENGTH) {
            return HEARTBEAT;
        }
        if (frame.remaining() < HEADER_LENGTH) {
            sink.reject(Reject.TRUNCATED);
            return 0;
        }
        return decodePackets(frame, receiveTimeNs, sink);
    }

    private int decodePackets(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int packets = uint16(frame, frame.position());
        int at = frame.position() + HEADER_LENGTH;
        int published = 0;
        for (int index = 0; index < packets; index++) {
            int body = at + PACKET_HEADER_LENGTH;
            boolean lengthIsThere = body <= frame.limit();
            inHand(index, body, lengthIsThere ? uint16(frame, at) : 0);
            at = body + packetLength;
            if (at > frame.limit()) {
                sink.reject(Reject.TRUNCATED);
                return published;
            }
            published += decodePacket(frame, receiveTimeNs, sink);
        }
        if (at < frame.limit()) {
            inHand(NO_PACKET, at, 0);
            sink.reject(Reject.TRAILING);
        }
        return published;
    }

    private int decodePacket(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int length = packetLength;
        if (length != FULL_LENGTH
                && length != QUOTE_LENGTH
                && length != LTP_LENGTH
                && length != INDEX_LENGTH
                && length != INDEX_FULL_LENGTH) {
            return refuse(Reject.LENGTH, sink);
        }
        int token = frame.getInt(packetOffset + TOKEN);
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
        Tick tick =
                sink.claim().kind(EventKind.TICK).feed(feed).id(id).receiveTimeNs(receiveTimeNs);
        fill(tick, frame, packetOffset, length, segment);
        sink.publish();
        return 1;
    }

    private static int refuse(Reject reason, TickSink sink) {
        sink.reject(reason);
        return 0;
    }

    private static void fill(Tick tick, ByteBuffer frame, int at, int length, int segment) {
        tick.ltp(price(segment, frame.getInt(at + LTP)));
        switch (length) {
            case INDEX_LENGTH -> fillIndex(tick, frame, at, segment);
            case INDEX_FULL_LENGTH -> {
                fillIndex(tick, frame, at, segment);
                exchangeTime(tick, frame.getInt(at + INDEX_EXCHANGE_TIME));
            }
            case QUOTE_LENGTH -> fillQuote(tick, frame, at, segment);
            case FULL_LENGTH -> {
                fillQuote(tick, frame, at, segment);
                fillFull(tick, frame, at, segment);
            }
            default -> {} // LTP_LENGTH: the price is all there is
        }
    }

    private static void fillIndex(Tick tick, ByteBuffer frame, int at, int segment) {
        tick.high(price(segment, frame.getInt(at + INDEX_HIGH)))
                .low(price(segment, frame.getInt(at + INDEX_LOW)))
                .open(price(segment, frame.getInt(at + INDEX_OPEN)))
                .prevClose(price(segment, frame.getInt(at + INDEX_PREV_CLOSE)));
    }

    private static void fillQuote(Tick tick, ByteBuffer frame, int at, int segment) {
        tick.lastQty(uint32(frame, at + LAST_QTY))
                .atp(price(segment, frame.getInt(at + ATP)))
                .volume(uint32(frame, at + VOLUME))
                .totalBuyQty(uint32(frame, at + TOTAL_BUY_QTY))
                .totalSellQty(uint32(frame, at + TOTAL_SELL_QTY))
                .open(price(segment, frame.getInt(at + OPEN)))
                .high(price(segment, frame.getInt(at + HIGH)))
                .low(price(segment, frame.getInt(at + LOW)))
                .prevClose(price(segment, frame.getInt(at + PREV_CLOSE)));
    }

    private static void fillFull(Tick tick, ByteBuffer frame, int at, int segment) {
        long lastTradeTimeNs = timeNs(frame.getInt(at + LAST_TRADE_TIME));
        if (lastTradeTimeNs != 0) {
            tick.lastTradeTimeNs(lastTradeTimeNs);
        }
        exchangeTime(tick, frame.getInt(at + EXCHANGE_TIME));
        tick.oi(uint32(frame, at + OI)).mark(TickFlags.HAS_DEPTH);
        fillDepth(tick, frame, at + DEPTH, segment);
    }

    private static void exchangeTime(Tick tick, int raw) {
        long exchangeTimeNs = timeNs(raw);
        if (exchangeTimeNs != 0) {
            tick.exchangeTimeNs(exchangeTimeNs);
        }
    }

    /** A level without quantity is empty whatever its price says; the claimed slot is already zero there. */
    private static void fillDepth(Tick tick, ByteBuffer frame, int bids, int segment) {
        int asks = bids + LEVELS * LEVEL_LENGTH;
        for (int level = 0; level < LEVELS; level++) {
            int bid = bids + level * LEVEL_LENGTH;
            int bidQty = frame.getInt(bid + LEVEL_QTY);
            if (bidQty != 0) {
                long price = price(segment, frame.getInt(bid + LEVEL_PRICE));
                tick.bid(level, price, bidQty, uint16(frame, bid + LEVEL_ORDERS));
            }
            int ask = asks + level * LEVEL_LENGTH;
            int askQty = frame.getInt(ask + LEVEL_QTY);
            if (askQty != 0) {
                long price = price(segment, frame.getInt(ask + LEVEL_PRICE));
                tick.ask(level, price, askQty, uint16(frame, ask + LEVEL_ORDERS));
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

    private static int uint16(ByteBuffer frame, int at) {
        return frame.getShort(at) & 0xffff;
    }

    private static long uint32(ByteBuffer frame, int at) {
        return frame.getInt(at) & 0xffff_ffffL;
    }
}
