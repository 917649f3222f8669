package io.icebreaker.feed.dhan;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;

/** The decoder of whichever of Dhan's feeds a wire carries. One thread at a time; allocates nothing. */
interface DhanReader {
    /** Ticks published, or {@link DhanDecoder#HEARTBEAT}. */
    int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink);

    /** Of the frame just decoded, 0 for none. */
    int disconnectReason();

    /** Prices so far that lay on no tick. */
    default long offTick() {
        return 0;
    }

    /** Packets so far with an odd length field. */
    default long wrongLengths() {
        return 0;
    }

    /** A new connection: nothing told before it is true any more. */
    void forget();

    static DhanReader ofLive(InstrumentResolver resolver, TickSizes tickSizes, int feed) {
        var decoder = new DhanDecoder(resolver, tickSizes, feed);
        return new DhanReader() {
            @Override
            public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
                return decoder.decode(frame, receiveTimeNs, sink);
            }

            @Override
            public int disconnectReason() {
                return decoder.disconnectReason();
            }

            @Override
            public long offTick() {
                return decoder.offTick();
            }

            @Override
            public long wrongLengths() {
                return decoder.wrongLengths();
            }

            @Override
            public void forget() {
                // a packet of the live feed stands for itself
            }
        };
    }

    static DhanReader ofDepth20(InstrumentResolver resolver, int feed) {
        var decoder = DhanDepthDecoder.of20(resolver, feed);
        var sides = new DhanBothSides(decoder);
        return new DhanReader() {
            @Override
            public int decode(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
                int packets = decoder.decode(frame, receiveTimeNs, sides.into(sink));
                return packets == DhanDepthDecoder.HEARTBEAT ? packets : sides.published();
            }

            @Override
            public int disconnectReason() {
                return decoder.disconnectReason();
            }

            @Override
            public void forget() {
                sides.forget();
            }
        };
    }
}
