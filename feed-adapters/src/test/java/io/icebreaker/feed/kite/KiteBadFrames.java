package io.icebreaker.feed.kite;

import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Kite's bad frames, a class at a time. Damage to one packet is put among good ones, which must still be
 * read; damage to the frame leaves those before it.
 */
final class KiteBadFrames {
    private static final int[] KNOWN_LENGTHS = {8, 28, 32, 44, 184};
    private static final String ERROR = "{\"type\":\"error\",\"data\":\"no such token\"}";

    /** How a frame is bad. */
    enum Sort {
        EMPTY,
        CUT,
        COUNT_TOO_HIGH,
        LENGTH_BEYOND_END,
        TEXT_AS_BINARY,
        COUNT_TOO_LOW,
        WRONG_LENGTH,
        UNKNOWN_SEGMENT,
        TOKEN_0,
        UNKNOWN_TOKEN,
        NOISE,
        BINARY_AS_TEXT,
        CUT_TEXT,
        TEXT_WITHOUT_TYPE,
        TEXT_WITH_TAIL
    }

    /**
     * A frame that is bad for one reason.
     *
     * @param reason null for noise, whose reason nobody chose
     * @param ticks good packets in it that must be read
     */
    record Bad(Sort sort, byte[] bytes, Reject reason, int ticks) {
        boolean isText() {
            return sort.compareTo(Sort.BINARY_AS_TEXT) >= 0;
        }
    }

    private final SplittableRandom random;
    private final List<byte[]> goodPackets;

    /**
     * @param goodPackets of instruments that are known
     */
    KiteBadFrames(SplittableRandom random, List<byte[]> goodPackets) {
        this.random = random;
        this.goodPackets = goodPackets;
    }

    Bad next(Sort sort) {
        return switch (sort) {
            case EMPTY -> new Bad(sort, new byte[0], Reject.TRUNCATED, 0);
            case CUT -> cut();
            case COUNT_TOO_HIGH -> withCount(sort, random.nextInt(4, 65_536), Reject.TRUNCATED);
            case LENGTH_BEYOND_END -> beyondEnd();
            case TEXT_AS_BINARY -> new Bad(sort, utf8(ERROR), Reject.TRUNCATED, 0);
            case COUNT_TOO_LOW -> withCount(sort, random.nextInt(0, 3), Reject.TRAILING);
            case WRONG_LENGTH -> among(sort, packet(wrongLength()), Reject.LENGTH);
            case UNKNOWN_SEGMENT -> among(sort, unknownSegment(), Reject.SEGMENT);
            case TOKEN_0 -> among(sort, numbered(0, 1 + random.nextInt(9)), Reject.TOKEN);
            case UNKNOWN_TOKEN -> among(sort, unknown(), Reject.UNKNOWN_INSTRUMENT);
            case NOISE -> new Bad(sort, noise(), null, 0);
            case BINARY_AS_TEXT -> text(sort, KiteSamples.framed(good()));
            case CUT_TEXT -> text(sort, Arrays.copyOf(utf8(ERROR), random.nextInt(ERROR.length())));
            case TEXT_WITHOUT_TYPE -> text(sort, utf8(withoutType()));
            case TEXT_WITH_TAIL -> text(sort, utf8(ERROR + "{}[]x,".charAt(random.nextInt(6))));
        };
    }

    private static Bad text(Sort sort, byte[] utf8) {
        return new Bad(sort, utf8, Reject.TEXT, 0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] good() {
        return goodPackets.get(random.nextInt(goodPackets.size())).clone();
    }

    /** Three good packets, the last of them cut. */
    private Bad cut() {
        byte[] last = good();
        byte[] frame = KiteSamples.framed(good(), good(), last);
        int left = random.nextInt(0, last.length + KiteLayout.PACKET_HEADER_LENGTH);
        int whole = frame.length - last.length - KiteLayout.PACKET_HEADER_LENGTH;
        return new Bad(Sort.CUT, Arrays.copyOf(frame, whole + left), Reject.TRUNCATED, 2);
    }

    /** Three good packets under another count. */
    private Bad withCount(Sort sort, int count, Reject reason) {
        byte[] frame = KiteSamples.framed(good(), good(), good());
        ByteBuffer.wrap(frame).putShort((short) count);
        return new Bad(sort, frame, reason, Math.min(3, count));
    }

    /** A good packet, then one that claims more than is there: up to 65,535, which a signed short holds for -1. */
    private Bad beyondEnd() {
        byte[] first = good();
        byte[] second = good();
        byte[] frame = KiteSamples.framed(first, second);
        int at = KiteLayout.HEADER_LENGTH + KiteLayout.PACKET_HEADER_LENGTH + first.length;
        int claimed = random.nextInt(second.length + 1, 65_536);
        ByteBuffer.wrap(frame).putShort(at, (short) claimed);
        return new Bad(Sort.LENGTH_BEYOND_END, frame, Reject.TRUNCATED, 1);
    }

    private Bad among(Sort sort, byte[] bad, Reject reason) {
        int good = random.nextInt(4);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < good; i++) {
            packets.add(good());
        }
        packets.add(random.nextInt(good + 1), bad);
        return new Bad(sort, KiteSamples.framed(packets.toArray(byte[][]::new)), reason, good);
    }

    private int wrongLength() {
        int length = random.nextInt(400);
        boolean isKnown = Arrays.stream(KNOWN_LENGTHS).anyMatch(known -> known == length);
        return isKnown ? length + 1 : length;
    }

    /** The head of a good one, for what is short. */
    private byte[] packet(int length) {
        return Arrays.copyOf(good(), length);
    }

    private byte[] unknownSegment() {
        int segment = random.nextBoolean() ? 0 : random.nextInt(10, 256);
        return numbered(1 + random.nextInt(0xff_ffff), segment);
    }

    /** The packets' own tokens are below. */
    private byte[] unknown() {
        return numbered(random.nextInt(0x80_0000, 0x100_0000), 1 + random.nextInt(9));
    }

    private byte[] numbered(int token, int segment) {
        byte[] packet = good();
        ByteBuffer.wrap(packet).putInt(token << 8 | segment);
        return packet;
    }

    /** Of one byte it would be a heartbeat; the count is never 0, which alone is a good frame. */
    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(2, 2_000)];
        random.nextBytes(noise);
        noise[1] |= 1;
        return noise;
    }

    private String withoutType() {
        String[] texts = {"{}", "[]", "1", "null", "\"error\"", "{\"type\":1}", "{\"data\":\"x\"}"};
        return texts[random.nextInt(texts.length)];
    }
}
