package io.icebreaker.bench;

import io.icebreaker.feed.kite.KiteLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Kite frames of one kind of packet, with plausible content from a seed. */
final class KiteFrames {
    static final int PACKETS = 100;
    static final int SEGMENT_NSE = 1;

    private static final int FIRST_TOKEN = 1_000;
    private static final int TIME_S = 1_767_584_700;

    private KiteFrames() {}

    /** The exchange's number of a frame's n-th instrument. */
    static int exchangeToken(int n) {
        return FIRST_TOKEN + n;
    }

    /** A frame of {@link #PACKETS} packets of {@code length} bytes, ready to be read. */
    static ByteBuffer frame(int length, long seed) {
        var random = new Random(seed);
        int size = KiteLayout.HEADER_LENGTH + PACKETS * (KiteLayout.PACKET_HEADER_LENGTH + length);
        var frame = ByteBuffer.allocate(size).order(ByteOrder.BIG_ENDIAN).putShort((short) PACKETS);
        for (int n = 0; n < PACKETS; n++) {
            frame.putShort((short) length);
            int body = frame.position();
            packet(frame, n, length, random);
            frame.position(body + length);
        }
        return frame.flip();
    }

    private static void packet(ByteBuffer frame, int n, int length, Random random) {
        int price = 100_000 + 5 * random.nextInt(1_000);
        frame.putInt((int) KiteLayout.instrumentToken(SEGMENT_NSE, exchangeToken(n))).putInt(price);
        if (length >= KiteLayout.QUOTE_LENGTH) {
            frame.putInt(1 + random.nextInt(500)).putInt(price - 5).putInt(1_000_000 + n);
            frame.putInt(random.nextInt(100_000)).putInt(random.nextInt(100_000));
            frame.putInt(price - 50).putInt(price + 100).putInt(price - 100).putInt(price - 20);
        }
        if (length == KiteLayout.FULL_LENGTH) {
            frame.putInt(TIME_S - 1)
                    .putInt(random.nextInt(100_000))
                    .putInt(100_000)
                    .putInt(0)
                    .putInt(TIME_S);
            for (int level = 0; level < 2 * KiteLayout.LEVELS; level++) {
                int away =
                        level < KiteLayout.LEVELS
                                ? -5 * level
                                : 5 * (level - KiteLayout.LEVELS + 1);
                frame.putInt(1 + random.nextInt(2_000))
                        .putInt(price + away)
                        .putShort((short) (1 + level));
                frame.putShort((short) 0);
            }
        }
    }
}
