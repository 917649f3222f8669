package io.icebreaker.feed;

import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;

/**
 * Reads captured frames of market data once more, with the very decoder that is live. One thread; may
 * remember earlier frames of the same feed, as wires do that send changes only.
 */
public interface FrameReading {
    /**
     * One captured frame.
     *
     * @param kind {@link FrameSink#BINARY} or {@link FrameSink#TEXT}
     * @return ticks published, or {@link Wire#HEARTBEAT}
     */
    int read(byte kind, ByteBuffer frame, long receiveTimeNs, TickSink sink);
}
