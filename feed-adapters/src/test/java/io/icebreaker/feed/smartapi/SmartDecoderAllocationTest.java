package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.CountingSink;
import io.icebreaker.testing.Allocation;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmartDecoderAllocationTest {
    private static final int PACKETS = 1_000_000;

    private final CountingSink sink = new CountingSink();

    @Test
    void allocatesNothingForAMillionPacketsOfEachModeAndRefusals() {
        var instruments = new Instruments(8);
        instruments.register(
                new Instrument("NSE", 1594, "INFY", InstrumentType.EQ, "", null, 0, 1, 500));
        var decoder = SmartDecoder.inSequence(instruments::id, 0);
        byte[] negative = SmartSamples.packet("snapquote_infy");
        negative[74] = (byte) 0x80;
        List<ByteBuffer> frames =
                List.of(
                        numbered("quote_infy_1"),
                        numbered("snapquote_infy"),
                        ByteBuffer.wrap(SmartSamples.packet("depth20_infy")),
                        ByteBuffer.wrap(SmartSamples.packet("ltp_cds")), // nobody defined it
                        ByteBuffer.wrap(negative));

        long allocated = Allocation.always(() -> run(decoder, frames, PACKETS));

        assertEquals(0, allocated);
        assertEquals(sink.ticks() * 2, sink.rejects() * 3);
    }

    /** All of one snapshot. */
    private static ByteBuffer numbered(String sample) {
        var frame = ByteBuffer.wrap(SmartSamples.packet(sample)).order(ByteOrder.LITTLE_ENDIAN);
        return frame.putLong(27, 5_000);
    }

    private void run(SmartDecoder decoder, List<ByteBuffer> frames, int packets) {
        for (int i = 0; i < packets; i++) {
            decoder.decode(frames.get(i % 5), i, sink);
        }
    }
}
