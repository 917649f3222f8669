package io.icebreaker.feed.smartapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames nobody should send and frames anybody may: random bytes, packets of plausible and of extreme
 * numbers, good packets with a few bytes changed or lost.
 */
final class SmartRandomFrames {
    private static final int[] SIZES = {0, 51, 123, 379, 443};
    private static final int[] EXCHANGES = {1, 2, 3, 4, 5, 7, 13};
    private static final long[] EDGES = {
        0,
        1,
        -1,
        499,
        500,
        -500,
        -501,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        92_233_720_368_547_758L,
        92_233_720_368_547_759L,
        -92_233_720_368_547_758L,
        0xffff_ffffL,
        0x1_0000_0000L,
        946_684_800L,
        946_684_799_999L,
        4_102_444_800_000L,
        4_102_444_801L
    };
    private static final double[] REAL_EDGES = {
        0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.5,
        -1,
        0.9,
        0x1p63,
        Math.nextDown(0x1p63),
        Double.MAX_VALUE,
        Double.MIN_VALUE
    };

    private SmartRandomFrames() {}

    static byte[] next(SplittableRandom random, List<byte[]> samples) {
        return switch (random.nextInt(5)) {
            case 0 -> bytes(random, random.nextInt(600));
            case 1 -> mutated(random, samples.get(random.nextInt(samples.size())));
            case 2 -> mutated(random, packet(random, 40));
            default -> packet(random, 400);
        };
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * A packet of the right size whose fields are good but for about one in {@code rarity}. Fields are
     * filled by size and place only, the sixteen bytes of totals as doubles.
     */
    static byte[] packet(SplittableRandom random, int rarity) {
        int mode = 1 + random.nextInt(4);
        var packet = ByteBuffer.allocate(SIZES[mode]).order(ByteOrder.LITTLE_ENDIAN);
        packet.put((byte) mode).put((byte) EXCHANGES[random.nextInt(EXCHANGES.length)]);
        packet.put(
                Long.toString(random.nextLong(1, 0x1_0000_0000L))
                        .getBytes(StandardCharsets.US_ASCII));
        for (int at = 27; at + 8 <= SIZES[mode]; at += 8) {
            packet.putLong(at, number(random, rarity));
        }
        if (mode == 2 || mode == 3) {
            packet.putDouble(75, real(random, rarity)).putDouble(83, real(random, rarity));
        }
        if (mode == 3) {
            putLevels(random, rarity, packet);
        } else if (mode == 4) {
            putDeepLevels(random, packet);
        }
        return packet.array();
    }

    private static void putLevels(SplittableRandom random, int rarity, ByteBuffer packet) {
        for (int at = 147; at < 347; at += 20) {
            packet.putShort(at, (short) random.nextInt());
            packet.putLong(at + 2, random.nextInt(4) == 0 ? 0 : number(random, 4 * rarity));
            packet.putLong(at + 10, number(random, 4 * rarity));
            packet.putShort(at + 18, (short) random.nextInt());
        }
    }

    private static void putDeepLevels(SplittableRandom random, ByteBuffer packet) {
        for (int at = 43; at < 443; at += 10) {
            int qty = random.nextInt(4) == 0 ? 0 : random.nextInt() >>> 1;
            packet.putInt(at, random.nextInt(800) == 0 ? -qty : qty);
            packet.putInt(at + 4, random.nextInt());
            packet.putShort(at + 8, (short) random.nextInt());
        }
    }

    private static long number(SplittableRandom random, int rarity) {
        if (random.nextInt(rarity) == 0) {
            return EDGES[random.nextInt(EDGES.length)];
        }
        return random.nextInt(8) == 0
                ? random.nextLong(1_700_000_000_000L, 1_800_000_000_000L)
                : random.nextLong(0, 5_000_000_000L);
    }

    private static double real(SplittableRandom random, int rarity) {
        return random.nextInt(rarity) == 0
                ? REAL_EDGES[random.nextInt(REAL_EDGES.length)]
                : random.nextDouble(1e7);
    }

    private static byte[] mutated(SplittableRandom random, byte[] good) {
        int change = random.nextInt(4) == 0 ? random.nextInt(-3, 4) : 0;
        byte[] frame = Arrays.copyOf(good, Math.max(0, good.length + change));
        for (int changes = random.nextInt(4); changes > 0 && frame.length > 0; changes--) {
            int within = random.nextBoolean() ? frame.length : Math.min(frame.length, 30);
            frame[random.nextInt(within)] = (byte) random.nextInt();
        }
        return frame;
    }
}
