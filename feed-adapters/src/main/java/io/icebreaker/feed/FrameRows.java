package io.icebreaker.feed;

import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;

/**
 * One broker's way of reading captured frames for a table: its live decoder, and what the packets say that a
 * tick has no place for. One thread.
 */
public interface FrameRows {
    /** What {@link #decode} answers for a frame that says no more than that the link is up. */
    int HEARTBEAT = -1;

    /** What {@link #decode} answers for a good text frame that carries no ticks. */
    int MESSAGE = -2;

    /** What {@link #packetIndex} answers when the whole frame, not one packet, is in hand. */
    int NO_PACKET = -1;

    /**
     * Decodes one frame into the sink.
     *
     * @param frame the payload of {@code line}, position 0
     * @return ticks published, {@link #HEARTBEAT} or {@link #MESSAGE}
     */
    int decode(FrameLine line, ByteBuffer frame, TickSink sink);

    /** The place in its frame, from 0, of the packet just published or refused, or {@link #NO_PACKET}. */
    int packetIndex();

    /**
     * Sets segment, token, kind and the columns beside those of a tick, as far as the packet just published
     * or refused tells them.
     */
    void describe(PacketCsv row, ByteBuffer frame, boolean isRefused);
}
