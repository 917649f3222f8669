package io.icebreaker.feed.dhan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames of the live feed nobody should send, and many that somebody would: random bytes, packets of
 * plausible prices, good frames with a few bytes changed.
 */
final class DhanRandomFrames {
    private static final int[] CODES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 50, 9, 41, 255};

    private DhanRandomFrames() {}

    static byte[] next(SplittableRandom random, List<byte[]> samples) {
        return switch (random.nextInt(5)) {
            case 0 -> bytes(random, random.nextInt(400));
            case 1, 2 -> packets(random);
            case 3 -> mutated(random, samples.get(random.nextInt(samples.size())));
            default -> mutated(random, packets(random));
        };
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] packets(SplittableRandom random) {
        var out = new ByteArrayOutputStream();
        for (int left = random.nextInt(6); left > 0; left--) {
            out.writeBytes(packet(random));
        }
        return out.toByteArray();
    }

    private static byte[] packet(SplittableRandom random) {
        int code = CODES[random.nextInt(CODES.length)];
        int length = DhanLayout.length(code);
        length = length > 0 ? length : 8 + random.nextInt(12);
        ByteBuffer packet = ByteBuffer.wrap(bytes(random, length)).order(ByteOrder.LITTLE_ENDIAN);
        int declared = random.nextInt(10) == 0 ? random.nextInt(200) : length;
        packet.put(0, (byte) code).putShort(1, (short) declared);
        packet.put(3, (byte) random.nextInt(random.nextInt(10) == 0 ? 256 : 9));
        if (random.nextInt(20) == 0) {
            packet.putInt(4, 0);
        }
        if (random.nextInt(4) != 0) {
            plausible(random, packet, code);
        }
        return packet.array();
    }

    private static void plausible(SplittableRandom random, ByteBuffer packet, int code) {
        int day = code == 4 ? 34 : code == 8 ? 46 : 0;
        int depth = code == 8 ? 62 : code == 3 ? 12 : 0;
        if (code == 2 || code == 3 || code == 4 || code == 6 || code == 8) {
            packet.putFloat(8, price(random));
        }
        for (int at = day; day > 0 && at < day + 16; at += 4) {
            packet.putFloat(18, price(random)).putFloat(at, price(random));
        }
        for (int level = 0; depth > 0 && level < 5; level++) {
            int at = depth + 20 * level;
            packet.putFloat(at + 12, price(random)).putFloat(at + 16, price(random));
            if (random.nextInt(3) == 0) {
                packet.putInt(at + 4 * random.nextInt(2), 0);
            }
        }
    }

    private static float price(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0f;
            case 1 -> -random.nextInt(1, 10_000) / 100f;
            case 2 -> (float) (random.nextInt(2_621_440, 40_000_000) * 0.05);
            case 3 -> (float) random.nextDouble(1e5, 1e15);
            case 4 -> (float) (random.nextInt(1, 600_000) * 0.0025);
            case 5 -> (float) (random.nextInt(1, 50_000_000) * 0.01);
            case 6 -> random.nextInt(40) == 0 ? Float.NaN : 1.5f;
            default -> (float) (random.nextInt(1, 2_000_000) * 0.05);
        };
    }

    private static byte[] mutated(SplittableRandom random, byte[] good) {
        byte[] frame = Arrays.copyOf(good, Math.max(0, good.length + random.nextInt(-3, 4)));
        for (int changes = random.nextInt(4); changes > 0 && frame.length > 0; changes--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return frame;
    }
}
