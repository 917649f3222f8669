package io.icebreaker.feed.dhan;

import static io.icebreaker.feed.dhan.DhanDepthLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Publishes the sides of books in a frame of Dhan's 20- or 200-level feed (feed-dhan 4 and 5.5): a packet is
 * one side, and a tick of it holds that side's best five. All levels of the packet in hand are read from
 * {@link #levels} while the sink is in {@code publish}.
 *
 * <p>A tick with one side only says that the other is empty: who feeds an engine lets {@link DhanBothSides}
 * put the two together.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing. Nothing in a frame's bytes can make it throw.
 */
public final class DhanDepthDecoder {
    /** What {@link #decode} answers for a frame that says no more than that the link is up. */
    public static final int HEARTBEAT = -1;

    /** What {@link #packetIndex} answers when the whole frame, not one packet, is in hand. */
    public static final int NO_PACKET = -1;

    private static final int TWENTY = 20;
    private static final int STOP = -1;

    private final InstrumentResolver resolver;
    private final int feed;
    private final boolean isTwenty;
    private final DhanLevels levels = new DhanLevels();

    private int packetIndex = NO_PACKET;
    private int packetOffset;
    private int packetLength;
    private int packetCode;
    private int disconnectReason;
    private int refused;
    private int rowless;

    private DhanDepthDecoder(InstrumentResolver resolver, int feed, boolean isTwenty) {
        if (feed < 0 || feed > 0xff) {
            throw new IllegalArgumentException("feed must be within 0..255, was " + feed);
        }
        this.resolver = resolver;
        this.feed = feed;
        this.isTwenty = isTwenty;
    }

    /** Of the feed of 20 levels, whose header carries a sequence to be ignored. */
    public static DhanDepthDecoder of20(InstrumentResolver resolver, int feed) {
        return new DhanDepthDecoder(resolver, feed, true);
    }

    /** Of the feed of 200 levels, whose header carries the number of rows. */
    public static DhanDepthDecoder of200(InstrumentResolver resolver, int feed) {
        return new DhanDepthDecoder(resolver, feed, false);
    }

    /**
     * Decodes {@code [position, limit)}; position and limit stay, the byte order becomes little-endian.
     *
     * @return number of ticks published, or {@link #HEARTBEAT}
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
            if (measure(frame, at, sink) == STOP) {
                return published;
            }
            published += decodePacket(frame, receiveTimeNs, sink);
            at += packetLength;
        } while (at < frame.limit());
        return published + refused == 0 && rowless > 0 && disconnectReason == 0
                ? HEARTBEAT
                : published;
    }

    private int measure(ByteBuffer frame, int at, TickSink sink) {
        int rest = frame.limit() - at;
        if (rest < HEADER_LENGTH) {
            packetIndex = rest == 0 ? NO_PACKET : packetIndex;
            return stop(Reject.TRUNCATED, sink);
        }
        int length = frame.getShort(at + LENGTH) & 0xffff;
        if (length > rest) {
            return stop(Reject.TRUNCATED, sink);
        }
        if (length < HEADER_LENGTH) {
            return stop(Reject.LENGTH, sink);
        }
        inHand(packetIndex, at, length, frame.get(at + CODE) & 0xff);
        return length;
    }

    private int decodePacket(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        switch (packetCode) {
            case DISCONNECT -> disconnectReason = reason(frame);
            case DhanDepthLayout.HEARTBEAT -> rowless++;
            case BID, ASK -> {
                return decodeSide(frame, receiveTimeNs, sink);
            }
            default -> refuse(Reject.KIND, sink);
        }
        return 0;
    }

    private int reason(ByteBuffer frame) {
        return packetLength < DISCONNECT_LENGTH
                ? 0
                : frame.getShort(packetOffset + REASON) & 0xffff;
    }

    private int decodeSide(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        int rows = rows(frame);
        if (rows < 0) {
            return refuse(Reject.LENGTH, sink);
        }
        int segment = DhanSegments.code(frame.get(packetOffset + SEGMENT) & 0xff);
        if (segment == DhanSegments.UNKNOWN) {
            return refuse(Reject.SEGMENT, sink);
        }
        long token = frame.getInt(packetOffset + SECURITY_ID) & 0xffff_ffffL;
        if (token == 0) {
            return refuse(Reject.TOKEN, sink);
        }
        Reject damage = levels.read(frame, packetOffset + HEADER_LENGTH, rows, packetCode == BID);
        if (damage != null) {
            return refuse(damage, sink);
        }
        int id = resolver.id(segment, token);
        if (id < 0) {
            return refuse(Reject.UNKNOWN_INSTRUMENT, sink);
        }
        fill(sink.claim().packet(feed, id, receiveTimeNs));
        sink.publish();
        return 1;
    }

    /** Rows of the packet in hand, or -1 when its length is none a packet has. */
    private int rows(ByteBuffer frame) {
        int body = packetLength - HEADER_LENGTH;
        int whole = body / ROW_LENGTH;
        if (isTwenty) {
            return body % ROW_LENGTH == 0 && whole <= TWENTY ? whole : -1;
        }
        long declared = frame.getInt(packetOffset + ROWS) & 0xffff_ffffL;
        return declared <= DhanLevels.MAX && body == declared * ROW_LENGTH ? whole : -1;
    }

    private void fill(Tick tick) {
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Math.min(Tick.LEVELS, levels.count()); level++) {
            long price = levels.price(level);
            if (packetCode == BID) {
                tick.bid(level, price, levels.qty(level), levels.orders(level));
            } else {
                tick.ask(level, price, levels.qty(level), levels.orders(level));
            }
        }
    }

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

    /** All levels of the packet in hand, best first. */
    DhanLevels levels() {
        return levels;
    }

    /** Whether the packet in hand is the bid side. */
    public boolean isBid() {
        return packetCode == BID;
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
}
