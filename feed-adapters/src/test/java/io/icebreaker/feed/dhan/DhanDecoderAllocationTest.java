package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.CountingSink;
import io.icebreaker.testing.Allocation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DhanDecoderAllocationTest {
    private static final int FRAMES = 100_000;

    private final CountingSink sink = new CountingSink();

    @Test
    void allocatesNothingForAMillionPacketsAndRefusals() {
        var table = new DhanTickTable();
        var decoder = new DhanDecoder((segment, token) -> token == 1_333 ? 1 : -1, table, 0);
        var bytes = new ByteArrayOutputStream();
        for (DhanSamples.Sample sample : DhanSamples.of("live-feed")) {
            if (!sample.name().equals("truncated frame")) {
                bytes.writeBytes(sample.bytes());
            }
        }
        bytes.writeBytes(new byte[3]);
        ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray());
        Runnable work = () -> run(frame, decoder, FRAMES / 2);
        assertEquals(0, Allocation.always(work));
        assertEquals(19, decoder.packetIndex());
    }

    private void run(ByteBuffer frame, DhanDecoder decoder, int frames) {
        for (int i = 0; i < frames; i++) {
            decoder.decode(frame, i, sink);
        }
    }

    @Test
    void allocatesNothingForTwentyLevels() {
        DhanDepthDecoder decoder = DhanDepthDecoder.of20((segment, token) -> 1, 0);
        var both = new DhanBothSides(decoder).into(sink);
        byte[] bytes = DhanSamples.bytes("20-level bid+ask stacked in one frame");
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        Runnable work = () -> run(frame, decoder, both, FRAMES / 2);
        assertEquals(0, Allocation.always(work));
    }

    private static void run(
            ByteBuffer frame, DhanDepthDecoder decoder, DhanBothSides both, int frames) {
        for (int i = 0; i < frames; i++) {
            decoder.decode(frame, i, both);
        }
    }
}
