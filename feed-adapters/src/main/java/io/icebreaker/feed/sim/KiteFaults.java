package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;

/** Builds the frames of {@link KiteFault}. */
final class KiteFaults {
    private static final int UNKNOWN_LENGTH = 20;
    private static final int VOLUME_AT = 2 + 2 + 16;
    private static final int HEADER = Short.BYTES;

    private KiteFaults() {}

    static void send(
            KiteFault fault, KiteConnection to, MarketSnapshot snapshot, long instrumentToken) {
        ByteBuffer good = frame(snapshot, instrumentToken);
        switch (fault) {
            case TRUNCATED_FRAME -> to.send(good.limit(good.limit() - 10));
            case UNKNOWN_LENGTH -> to.send(withUnknownPacket(good));
            case VOLUME_BACKWARDS ->
                    to.send(good.putInt(VOLUME_AT, (int) (snapshot.tick().volume() / 2)));
            case DUPLICATED_PACKET -> to.send(good);
            case ORDER_TEXT ->
                    to.send(
                            "{\"type\":\"order\",\"data\":{\"order_id\":\"1\",\"status\":\"COMPLETE\","
                                    + "\"instrument_token\":"
                                    + instrumentToken
                                    + "}}");
            case BROKEN_TEXT -> to.send("{\"type\":");
        }
    }

    private static ByteBuffer frame(MarketSnapshot snapshot, long instrumentToken) {
        ByteBuffer frame =
                ByteBuffer.allocate(HEADER + KiteEncoder.MAX_PACKET_LENGTH).putShort((short) 1);
        KiteEncoder.put(frame, snapshot, instrumentToken, KiteMode.FULL);
        return frame.flip();
    }

    private static ByteBuffer withUnknownPacket(ByteBuffer good) {
        ByteBuffer frame = ByteBuffer.allocate(good.limit() + Short.BYTES + UNKNOWN_LENGTH);
        frame.putShort((short) 2).putShort((short) UNKNOWN_LENGTH).put(new byte[UNKNOWN_LENGTH]);
        return frame.put(good.position(HEADER)).flip();
    }
}
