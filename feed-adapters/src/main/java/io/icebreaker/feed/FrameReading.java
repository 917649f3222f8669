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

    /** A new link: what earlier frames came to is over, as it was when it was live. */
    default void forget() {}

    /** Frames are missing here: what earlier ones came to may lack something until it is sent whole again. */
    default void doubt() {}

    /** Whether the last frame's ticks stand on nothing that {@link #doubt} was cast on. */
    default boolean isCertain() {
        return true;
    }
}
