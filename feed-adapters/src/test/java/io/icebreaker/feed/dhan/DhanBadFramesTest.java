package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BadFrames;
import io.icebreaker.feed.CountingSink;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand bad frames of each feed (reliability F9): each made for one reason, each refused for that one;
 * and behind each a good packet, where the contract lets the frame go on.
 */
class DhanBadFramesTest {
    private static final int[] UNUSED_SEGMENTS = {6, 9, 10, 127, 200, 255};
    private static final int[] UNKNOWN_CODES = {9, 11, 41, 49, 51, 100, 255};

    /** {@code goesOn}: a packet behind it must still be read. */
    private record Bad(byte[] bytes, Reject reason, boolean goesOn) {
        Bad followedBy(byte[] packet) {
            byte[] both = Arrays.copyOf(bytes, bytes.length + packet.length);
            System.arraycopy(packet, 0, both, bytes.length, packet.length);
            return new Bad(both, reason, goesOn);
        }
    }

    /** Live and depth decoders under one name. */
    private interface Decoder {
        int decode(ByteBuffer frame, long receiveTimeNs, CountingSink sink);
    }

    private final Instruments instruments = new Instruments(8);
    private final CountingSink sink = new CountingSink();
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    DhanBadFramesTest() {
        instruments.register(
                new Instrument("NFO", 47_317, "CE", InstrumentType.CE, "", null, 0, 1, 500));
        instruments.register(
                new Instrument("NSE", 1_333, "HDFCBANK", InstrumentType.EQ, "", null, 0, 1, 500));
    }

    @Test
    void refusesTenThousandBadFramesOfTheLiveFeed() {
        var decoder = new DhanDecoder(instruments::id, (segment, token) -> 500, 0);
        byte[] good = DhanSamples.bytes("full NIFTY option");
        run("live", decoder::decode, this::live, good);
    }

    @Test
    void refusesTenThousandBadFramesOfTheDepthFeed() {
        DhanDepthDecoder decoder = DhanDepthDecoder.of20(instruments::id, 0);
        run("depth 20", decoder::decode, this::depth, DhanSamples.bytes("20-level bid"));
    }

    private void run(String feed, Decoder decoder, Supplier<Bad> bad, byte[] good) {
        var expected = new BadFrames("Dhan, " + feed, seed);
        var frames = new ArrayList<Bad>();
        for (int i = 0; i < BadFrames.COUNT; i++) {
            Bad next = bad.get();
            frames.add(next.goesOn() && random.nextBoolean() ? next.followedBy(good) : next);
        }
        long ticks = 0;
        for (Bad frame : frames) {
            long before = sink.ticks();
            decoder.decode(ByteBuffer.wrap(frame.bytes()), 1, sink);
            boolean hasGood = sink.ticks() > before;
            ticks += hasGood ? 1 : 0;
            if (hasGood) {
                assertTrue(frame.goesOn() && frame.bytes().length > good.length, "seed " + seed);
                assertNull(sink.last());
            } else {
                assertEquals(frame.reason(), sink.last(), () -> "seed " + seed);
            }
            expected.expect(frame.reason());
        }
        expected.assertCounted(sink);
        assertTrue(ticks > BadFrames.COUNT / 4, "good packets behind bad ones: " + ticks);
        List<ByteBuffer> buffers = frames.stream().map(f -> ByteBuffer.wrap(f.bytes())).toList();
        expected.measure(
                frames.size(), () -> buffers.forEach(frame -> decoder.decode(frame, 1, sink)));
    }

    private Bad live() {
        return switch (random.nextInt(12)) {
            case 0 -> new Bad(new byte[0], Reject.TRUNCATED, false);
            case 1 -> {
                byte[] full = DhanSamples.bytes("full NIFTY option");
                yield new Bad(Arrays.copyOf(full, random.nextInt(1, 162)), Reject.TRUNCATED, false);
            }
            case 2 -> new Bad(live(random.nextInt(2), random.nextInt(8)), Reject.LENGTH, false);
            case 3 -> new Bad(live(0, 9 + random.nextInt(65_000)), Reject.LENGTH, false);
            case 4 -> new Bad(live(pick(UNKNOWN_CODES), 8), Reject.KIND, true);
            case 5 -> new Bad(live(pick(UNKNOWN_CODES), random.nextInt(8)), Reject.KIND, false);
            case 6 -> new Bad(with(3, (byte) pick(UNUSED_SEGMENTS)), Reject.SEGMENT, true);
            case 7 -> new Bad(withInt(4, 0), Reject.TOKEN, true);
            case 8 ->
                    new Bad(
                            withInt(4, random.nextInt(50_000, 60_000)),
                            Reject.UNKNOWN_INSTRUMENT,
                            true);
            case 9, 10 -> new Bad(withFloat(notFinite()), Reject.NOT_FINITE, true);
            default -> new Bad(withFloat(hugeFloat()), Reject.RANGE, true);
        };
    }

    private int pick(int[] values) {
        return values[random.nextInt(values.length)];
    }

    private static byte[] live(int code, int length) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return header.put((byte) code).putShort((short) length).put((byte) 1).putInt(1).array();
    }

    private byte[] with(int at, byte value) {
        byte[] frame = DhanSamples.bytes("full NIFTY option");
        frame[at] = value;
        return frame;
    }

    private byte[] withInt(int at, int value) {
        byte[] frame = DhanSamples.bytes("full NIFTY option");
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return frame;
    }

    /** In any of the sixteen prices of a full packet. */
    private byte[] withFloat(float value) {
        int[] fields = {8, 18, 46, 50, 54, 58, 74, 78, 94, 98, 114, 118, 134, 138, 154, 158};
        return withInt(pick(fields), Float.floatToRawIntBits(value));
    }

    private float notFinite() {
        return switch (random.nextInt(3)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            default -> Float.NEGATIVE_INFINITY;
        };
    }

    private float hugeFloat() {
        float huge = (float) random.nextDouble(1e15, 1e38);
        return random.nextBoolean() ? huge : -huge;
    }

    private Bad depth() {
        return switch (random.nextInt(10)) {
            case 0 -> new Bad(new byte[0], Reject.TRUNCATED, false);
            case 1 ->
                    new Bad(
                            Arrays.copyOf(
                                    DhanSamples.bytes("20-level bid"), random.nextInt(1, 332)),
                            Reject.TRUNCATED,
                            false);
            case 2 -> new Bad(side(random.nextInt(12), 41, 1, 1_333), Reject.LENGTH, false);
            case 3 ->
                    new Bad(side(333 + random.nextInt(60_000), 41, 1, 1), Reject.TRUNCATED, false);
            case 4 ->
                    new Bad(side(332, pick(new int[] {1, 2, 8, 42, 200}), 1, 1), Reject.KIND, true);
            case 5 -> new Bad(longSide(), Reject.LENGTH, true);
            case 6 -> new Bad(side(332, 41, pick(UNUSED_SEGMENTS), 1_333), Reject.SEGMENT, true);
            case 7 -> new Bad(side(332, 51, 1, 0), Reject.TOKEN, true);
            case 8 -> new Bad(withDouble(notFinite()), Reject.NOT_FINITE, true);
            default -> new Bad(withDouble(1e15 * random.nextDouble(1, 1e200)), Reject.RANGE, true);
        };
    }

    private static byte[] side(int length, int code, int segment, int token) {
        byte[] frame = DhanSamples.bytes("20-level bid");
        ByteBuffer packet = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        packet.putShort((short) length).put((byte) code).put((byte) segment).putInt(token);
        return frame;
    }

    /** 21 rows, or rows that are not whole. */
    private byte[] longSide() {
        int length = random.nextBoolean() ? 12 + 21 * 16 : 12 + 16 * random.nextInt(20) + 5;
        byte[] frame = Arrays.copyOf(DhanSamples.bytes("20-level bid"), length);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putShort((short) length);
        return frame;
    }

    private byte[] withDouble(double value) {
        byte[] frame = DhanSamples.bytes("20-level ask");
        int at = 12 + 16 * random.nextInt(20);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
        return frame;
    }
}
