package io.icebreaker.feed.kite;

import static io.icebreaker.feed.kite.KiteFields.*;
import static io.icebreaker.feed.kite.KiteLayout.*;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
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
        int packets = uint16(bytes, place(shift + from));
        int at = from + HEADER_LENGTH;
        int published = 0;
        for (int index = 0; index < packets; index++) {
            int body = at + PACKET_HEADER_LENGTH;
            int length = body <= limit ? uint16(bytes, place(shift + at)) : 0;
            inHand(index, body, length);
            at = body + length;
            if (at > limit) {
                sink.reject(Reject.TRUNCATED);
                return published;
            }
            published += decodePacket(bytes, shift + body, length, receiveTimeNs, sink);
        }
        if (at < limit) {
            inHand(NO_PACKET, at, 0);
            sink.reject(Reject.TRAILING);
        }
        return published;
    }

    private int decodePacket(byte[] bytes, int at, int length, long receiveTimeNs, TickSink sink) {
        if (length != FULL_LENGTH
                && length != QUOTE_LENGTH
                && length != LTP_LENGTH
                && length != INDEX_LENGTH
                && length != INDEX_FULL_LENGTH) {
            return refuse(Reject.LENGTH, sink);
        }
        int token = int32(bytes, place(at + TOKEN));
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
        tick.packet(feed, id, receiveTimeNs);
        KiteFields.fill(tick, bytes, at, length, segment);
        sink.publish();
        return 1;
    }

    private static int refuse(Reject reason, TickSink sink) {
        sink.reject(reason);
        return 0;
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
}
