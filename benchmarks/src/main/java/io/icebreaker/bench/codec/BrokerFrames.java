package io.icebreaker.bench.codec;

import io.icebreaker.feed.dhan.DhanDepthLayout;
import io.icebreaker.feed.dhan.DhanLayout;
import io.icebreaker.feed.smartapi.SmartLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The richest packets of the three other brokers, a hundred each, about the instruments of {@link
 * KiteFrames}: prices on their ticks, five full levels a side and more where the wire has more.
 */
final class BrokerFrames {
    static final int PACKETS = KiteFrames.PACKETS;
    static final int DEPTH_ROWS = 20;
    static final int DEPTH_LENGTH =
            DhanDepthLayout.HEADER_LENGTH + DEPTH_ROWS * DhanDepthLayout.ROW_LENGTH;

    private static final int DHAN_NSE = 1;
    private static final int SMART_NSE = 1;
    private static final int TIME_S = 1_767_584_700;
    private static final int IST_S = 19_800;
    private static final int LEVELS = 5;

    private BrokerFrames() {}

    private static double rupees(Random random) {
        return 1_000 + random.nextInt(1_000) * 0.05;
    }

    /** Dhan's full packets in one frame. */
    static ByteBuffer dhan(long seed) {
        var random = new Random(seed);
        ByteBuffer frame = little(PACKETS * DhanLayout.FULL_LENGTH);
        for (int n = 0; n < PACKETS; n++) {
            double ltp = rupees(random);
            frame.put((byte) DhanLayout.FULL).putShort((short) DhanLayout.FULL_LENGTH);
            frame.put((byte) DHAN_NSE).putInt(KiteFrames.exchangeToken(n));
            frame.putFloat((float) ltp).putShort((short) 25).putInt(TIME_S + IST_S);
            frame.putFloat((float) (ltp - 1)).putInt(1_000_000 + n);
            frame.putInt(random.nextInt(100_000)).putInt(random.nextInt(100_000));
            frame.putInt(random.nextInt(100_000)).putInt(0).putInt(0);
            for (double away : new double[] {-2, -1.5, 3, -3}) {
                frame.putFloat((float) (ltp + away));
            }
            for (int level = 0; level < LEVELS; level++) {
                frame.putInt(1 + random.nextInt(2_000)).putInt(1 + random.nextInt(2_000));
                frame.putShort((short) (1 + level)).putShort((short) (2 + level));
                frame.putFloat((float) (ltp - 0.05 * level));
                frame.putFloat((float) (ltp + 0.05 * (level + 1)));
            }
        }
        return frame.flip();
    }

    /** Sides of twenty levels in one frame, bids and asks in turn. */
    static ByteBuffer dhanDepth(long seed) {
        var random = new Random(seed);
        ByteBuffer frame = little(PACKETS * DEPTH_LENGTH);
        for (int n = 0; n < PACKETS; n++) {
            boolean isBid = n % 2 == 0;
            double best = rupees(random);
            frame.putShort((short) DEPTH_LENGTH);
            frame.put((byte) (isBid ? DhanDepthLayout.BID : DhanDepthLayout.ASK));
            frame.put((byte) DHAN_NSE).putInt(KiteFrames.exchangeToken(n)).putInt(n);
            for (int row = 0; row < DEPTH_ROWS; row++) {
                frame.putDouble(best + (isBid ? -0.05 : 0.05) * row);
                frame.putInt(1 + random.nextInt(2_000)).putInt(1 + row);
            }
        }
        return frame.flip();
    }

    /** SmartAPI's snap quotes, a frame each. */
    static ByteBuffer[] smart(long seed) {
        var random = new Random(seed);
        var frames = new ByteBuffer[PACKETS];
        for (int n = 0; n < PACKETS; n++) {
            frames[n] = smartPacket(n, random);
        }
        return frames;
    }

    private static ByteBuffer smartPacket(int n, Random random) {
        long paise = 100_000 + 5L * random.nextInt(1_000);
        ByteBuffer frame = little(SmartLayout.SNAP_LENGTH);
        frame.put((byte) SmartLayout.SNAP_MODE).put((byte) SMART_NSE);
        frame.put(
                Integer.toString(KiteFrames.exchangeToken(n)).getBytes(StandardCharsets.US_ASCII));
        frame.position(SmartLayout.SEQUENCE);
        frame.putLong(n + 1).putLong(TIME_S * 1_000L).putLong(paise);
        frame.putLong(25).putLong(paise - 100).putLong(1_000_000 + n);
        frame.putDouble(random.nextInt(100_000)).putDouble(random.nextInt(100_000));
        frame.putLong(paise - 200).putLong(paise + 300).putLong(paise - 300).putLong(paise - 150);
        frame.putLong(TIME_S).putLong(0).putDouble(0);
        for (int level = 0; level < 2 * LEVELS; level++) {
            int away = level < LEVELS ? -5 * level : 5 * (level - LEVELS + 1);
            frame.putShort((short) (level < LEVELS ? 1 : 0)).putLong(1 + random.nextInt(2_000));
            frame.putLong(paise + away).putShort((short) (1 + level));
        }
        frame.putLong(paise + 9_000).putLong(paise - 9_000).putLong(paise + 500).putLong(1_000);
        return frame.flip();
    }

    /** Noren's depth snapshots, a text each. */
    static byte[][] noren(long seed) {
        var random = new Random(seed);
        var texts = new byte[PACKETS][];
        for (int n = 0; n < PACKETS; n++) {
            texts[n] = norenMessage(n, random).getBytes(StandardCharsets.UTF_8);
        }
        return texts;
    }

    private static String norenMessage(int n, Random random) {
        int paise = 100_000 + 5 * random.nextInt(1_000);
        var text = new StringBuilder("{\"t\":\"dk\",\"e\":\"NSE\"");
        put(text, "tk", Integer.toString(KiteFrames.exchangeToken(n)));
        put(text, "lp", price(paise));
        put(text, "o", price(paise - 200));
        put(text, "h", price(paise + 300));
        put(text, "l", price(paise - 300));
        put(text, "c", price(paise - 150));
        put(text, "ap", price(paise - 100));
        put(text, "v", Integer.toString(1_000_000 + n));
        put(text, "ltq", "25");
        put(text, "ltt", "10:59:58");
        put(text, "tbq", Integer.toString(random.nextInt(100_000)));
        put(text, "tsq", Integer.toString(random.nextInt(100_000)));
        put(text, "ft", Integer.toString(TIME_S));
        for (int level = 0; level < LEVELS; level++) {
            int number = level + 1;
            put(text, "bp" + number, price(paise - 5 * level));
            put(text, "bq" + number, Integer.toString(1 + random.nextInt(2_000)));
            put(text, "bo" + number, Integer.toString(number));
            put(text, "sp" + number, price(paise + 5 * number));
            put(text, "sq" + number, Integer.toString(1 + random.nextInt(2_000)));
            put(text, "so" + number, Integer.toString(number + 1));
        }
        return text.append('}').toString();
    }

    private static void put(StringBuilder text, String key, String value) {
        text.append(",\"").append(key).append("\":\"").append(value).append('"');
    }

    private static String price(int paise) {
        int rest = paise % 100;
        return paise / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
