package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.testing.Allocation;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KiteDecoderAllocationTest {
    private static final int PACKETS = 1_000_000;

    /** Counts, and keeps nothing. */
    private static final class CountingSink implements TickSink {
        private final Tick slot = new Tick();
        private long published;
        private long rejected;

        @Override
        public Tick claim() {
            return slot.clear();
        }

        @Override
        public void publish() {
            published++;
        }

        @Override
        public void reject(Reject reason) {
            rejected++;
        }
    }

    @Test
    void allocatesNothingForAMillionPacketsAndRefusals() {
        var instruments = new Instruments(8);
        instruments.register(
                new Instrument("NSE", 1594, "INFY", InstrumentType.EQ, "", null, 0, 1, 500));
        var decoder = new KiteDecoder(instruments::id, 0);
        var sink = new CountingSink();
        byte[] unknown = new byte[KiteLayout.FULL_LENGTH];
        unknown[2] = 9;
        unknown[3] = 1;
        byte[] packet = KiteSamples.all().get("ticker_full");
        byte[] full = Arrays.copyOfRange(packet, 4, packet.length);
        ByteBuffer frame =
                ByteBuffer.wrap(KiteSamples.framed(full, full, full, unknown, new byte[20]));

        long allocated = Allocation.always(() -> run(decoder, frame, sink, PACKETS));

        assertEquals(0, allocated);
        assertEquals(sink.published * 2, sink.rejected * 3);
    }

    private static void run(KiteDecoder decoder, ByteBuffer frame, TickSink sink, int packets) {
        for (int i = 0; i < packets; i += 5) {
            decoder.decode(frame, i, sink);
        }
    }
}
