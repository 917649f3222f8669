package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One client of the simulator: its mode of each token and the frame being packed for it. Guarded by the
 * server's lock.
 */
final class KiteConnection {
    static final int MAX_TOKENS = 3_000;
    private static final int MAX_PACKETS = MAX_TOKENS;

    private final SimClient client;
    private final Map<Integer, KiteMode> modes = new HashMap<>();
    private final ByteBuffer frame =
            ByteBuffer.allocate(Short.BYTES + MAX_PACKETS * KiteEncoder.MAX_PACKET_LENGTH);
    private int packets;

    KiteConnection(SimClient client) {
        this.client = client;
        frame.position(Short.BYTES);
    }

    /** The token's mode, or null when it is not subscribed. */
    KiteMode mode(int index) {
        return modes.get(index);
    }

    /** Subscribes in quote mode; false when there is no room. A token already subscribed keeps its mode. */
    boolean subscribe(int index) {
        if (modes.size() >= MAX_TOKENS && !modes.containsKey(index)) {
            return false;
        }
        modes.putIfAbsent(index, KiteMode.QUOTE);
        return true;
    }

    void unsubscribe(int index) {
        modes.remove(index);
    }

    /** Switches a subscribed token; false when it is not subscribed. */
    boolean mode(int index, KiteMode mode) {
        return modes.replace(index, mode) != null;
    }

    int inFullMode() {
        return (int) modes.values().stream().filter(mode -> mode == KiteMode.FULL).count();
    }

    /** Any subscribed token, or -1: what injected faults speak of. */
    int anyIndex() {
        return modes.keySet().stream().mapToInt(Integer::intValue).min().orElse(-1);
    }

    /** Packs the snapshot in the token's mode; sends when the frame is full. */
    void add(MarketSnapshot snapshot, long instrumentToken) {
        KiteEncoder.put(frame, snapshot, instrumentToken, modes.get(snapshot.index()));
        packets++;
        if (packets == MAX_PACKETS) {
            flush();
        }
    }

    /** Sends the packets that are due as one frame. */
    void flush() {
        if (packets > 0) {
            frame.putShort(0, (short) packets).flip();
            client.tick(frame);
            frame.clear().position(Short.BYTES);
            packets = 0;
        }
    }

    SimClient client() {
        return client;
    }
}
