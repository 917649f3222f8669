package io.icebreaker.feed.kite;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames nobody should send: random bytes, plausible packets of random content, good frames with a few bytes
 * changed.
 */
final class RandomFrames {
    private static final int[] LENGTHS = {0, 1, 4, 8, 12, 28, 32, 40, 44, 48, 184, 188};

    private RandomFrames() {}

    static byte[] next(SplittableRandom random, List<byte[]> samples) {
        return switch (random.nextInt(4)) {
            case 0 -> bytes(random, random.nextInt(600));
            case 1 -> packets(random);
            case 2 -> mutated(random, samples.get(random.nextInt(samples.size())));
            default -> mutated(random, packets(random));
        };
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] packets(SplittableRandom random) {
        byte[][] packets = new byte[random.nextInt(5)][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = bytes(random, LENGTHS[random.nextInt(LENGTHS.length)]);
            if (packets[i].length >= 4 && random.nextInt(8) != 0) {
                packets[i][0] = 0;
                packets[i][1] = 0;
                packets[i][3] = (byte) (1 + random.nextInt(9));
            }
        }
        return KiteSamples.framed(packets);
    }

    private static byte[] mutated(SplittableRandom random, byte[] good) {
        byte[] frame = Arrays.copyOf(good, Math.max(0, good.length + random.nextInt(-3, 4)));
        for (int changes = random.nextInt(4); changes > 0 && frame.length > 0; changes--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return frame;
    }
}
