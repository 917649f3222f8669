package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.BadFrames;
import io.icebreaker.feed.CountingSink;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten thousand bad frames (reliability F9): each made for one reason, each refused for that one. */
class SmartBadFramesTest {
    private record Bad(byte[] bytes, Reject reason) {}

    private final Instruments instruments = new Instruments(8);
    private final SmartDecoder decoder = new SmartDecoder(instruments::id, 0);
    private final CountingSink sink = new CountingSink();
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void refusesTenThousandBadFramesEachForItsReason() {
        instruments.register(
                new Instrument("NSE", 1594, "INFY", InstrumentType.EQ, "", null, 0, 1, 500));
        var expected = new BadFrames("SmartAPI", seed);
        List<Bad> frames = new ArrayList<>();
        for (int i = 0; i < BadFrames.COUNT; i++) {
            frames.add(bad());
        }
        for (Bad frame : frames) {
            decoder.decode(ByteBuffer.wrap(frame.bytes()), 1, sink);
            assertEquals(frame.reason(), sink.last(), () -> "seed " + seed);
            expected.expect(frame.reason());
        }
        expected.assertCounted(sink);
        assertEquals(0, sink.ticks());
        List<ByteBuffer> buffers = frames.stream().map(f -> ByteBuffer.wrap(f.bytes())).toList();
        expected.measure(frames.size(), () -> decodeAll(buffers));
    }

    private void decodeAll(List<ByteBuffer> frames) {
        for (int i = 0; i < frames.size(); i++) {
            decoder.decode(frames.get(i), 1, sink);
        }
    }

    private Bad bad() {
        return switch (random.nextInt(12)) {
            case 0 -> new Bad(new byte[0], Reject.TRUNCATED);
            case 1 -> new Bad(cut(), Reject.LENGTH);
            case 2 -> new Bad(Arrays.copyOf(good(), 444 + random.nextInt(70_000)), Reject.LENGTH);
            case 3 -> new Bad(with(0, (byte) (5 + random.nextInt(250))), Reject.KIND);
            case 4 -> new Bad(noise(), Reject.KIND);
            case 5 -> new Bad("{\"errorCode\":1}".getBytes(StandardCharsets.UTF_8), Reject.KIND);
            case 6 -> new Bad(with(1, (byte) (14 + random.nextInt(240))), Reject.SEGMENT);
            case 7 -> new Bad(with(2 + random.nextInt(4), (byte) 'x'), Reject.TOKEN);
            case 8 -> new Bad(with(2, (byte) '9'), Reject.UNKNOWN_INSTRUMENT);
            case 9 -> new Bad(withDouble(notFinite()), Reject.NOT_FINITE);
            case 10 -> new Bad(withDouble(-random.nextDouble(1e300) - 1e-9), Reject.RANGE);
            default -> new Bad(withNegativeQty(), Reject.RANGE);
        };
    }

    private byte[] good() {
        String[] names = {"quote_infy_1", "quote_infy_2", "snapquote_infy"};
        return SmartSamples.packet(names[random.nextInt(names.length)]);
    }

    private byte[] cut() {
        byte[] frame = good();
        return Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1));
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(600)];
        random.nextBytes(noise);
        noise[0] = (byte) (5 + random.nextInt(250));
        return noise;
    }

    private byte[] with(int at, byte value) {
        byte[] frame = good();
        frame[at] = value;
        return frame;
    }

    private double notFinite() {
        return random.nextBoolean() ? Double.NaN : 1 / (random.nextBoolean() ? 0.0 : -0.0);
    }

    private byte[] withDouble(double value) {
        byte[] frame = good();
        int at = random.nextBoolean() ? 75 : 83;
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
        return frame;
    }

    private byte[] withNegativeQty() {
        byte[] frame = good();
        int at = frame.length == 379 && random.nextBoolean() ? 149 + 20 * random.nextInt(10) : 67;
        long negative = random.nextLong(Long.MIN_VALUE, 0);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(at, negative);
        return frame;
    }
}
