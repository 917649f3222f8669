package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;

/** Builds the frames of {@link KiteFault} and of {@link SimFault}'s bad packets. */
final class KiteFaults {
    private static final int UNKNOWN_LENGTH = 20;
    private static final int HEADER = Short.BYTES;
    private static final int CUT = 10;

    /** More than a client may accept. */
    private static final int OVERSIZED = (1 << 20) + 1;

    private KiteFaults() {}

    static void send(KiteFault fault, SimClient to, MarketSnapshot snapshot, long instrumentToken) {
        switch (fault) {
            case TRUNCATED_FRAME -> send(SimFault.TRUNCATED, to, snapshot, instrumentToken);
            case UNKNOWN_LENGTH -> to.tick(withUnknownPacket(frame(snapshot, instrumentToken)));
            case VOLUME_BACKWARDS -> send(SimFault.VOLUME_BACK, to, snapshot, instrumentToken);
            case DUPLICATED_PACKET -> send(SimFault.DUPLICATE, to, snapshot, instrumentToken);
            case ORDER_TEXT ->
                    to.say(
                            "{\"type\":\"order\",\"data\":{\"order_id\":\"1\",\"status\":\"COMPLETE\","
                                    + "\"instrument_token\":"
                                    + instrumentToken
                                    + "}}");
            case BROKEN_TEXT -> to.say("{\"type\":");
        }
    }

    static void send(SimFault fault, SimClient to, MarketSnapshot snapshot, long instrumentToken) {
        switch (fault) {
            case TRUNCATED -> {
                ByteBuffer good = frame(snapshot, instrumentToken);
                to.tick(good.limit(good.limit() - CUT));
            }
            case OVERSIZED -> to.tick(ByteBuffer.allocate(OVERSIZED));
            default ->
                    SnapshotFaults.of(fault, snapshot)
                            .forEach(bad -> to.tick(frame(bad, instrumentToken)));
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
