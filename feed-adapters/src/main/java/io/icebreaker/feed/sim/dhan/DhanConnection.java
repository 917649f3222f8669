package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * One client: what it asked of each instrument (every mode asked for is sent) and the frame being packed for
 * it. Guarded by the server's lock.
 */
final class DhanConnection {
    private static final int PACKETS_A_FRAME = 20;

    private final SimClient client;
    private final boolean isDepth;
    private final Map<Integer, EnumSet<DhanSimMode>> modes = new TreeMap<>();
    private final ByteBuffer frame =
            ByteBuffer.allocate(PACKETS_A_FRAME * DhanEncoder.DEPTH_LENGTH)
                    .order(ByteOrder.LITTLE_ENDIAN);
    private int packets;
    private long lastPongNs = Long.MAX_VALUE;

    DhanConnection(SimClient client, boolean isDepth) {
        this.client = client;
        this.isDepth = isDepth;
    }

    SimClient client() {
        return client;
    }

    /** Whether it came to the depth feed's door. */
    boolean isDepth() {
        return isDepth;
    }

    boolean has(int index) {
        return modes.containsKey(index);
    }

    int subscribed() {
        return modes.size();
    }

    int subscribed(DhanSimMode mode) {
        return (int) modes.values().stream().filter(asked -> asked.contains(mode)).count();
    }

    void subscribe(int index, DhanSimMode mode) {
        modes.computeIfAbsent(index, i -> EnumSet.noneOf(DhanSimMode.class)).add(mode);
    }

    /** By the mode that subscribed; another one changes nothing. */
    void unsubscribe(int index, DhanSimMode mode) {
        EnumSet<DhanSimMode> asked = modes.get(index);
        if (asked != null && asked.remove(mode) && asked.isEmpty()) {
            modes.remove(index);
        }
    }

    /** Any subscribed instrument, or -1: what injected faults speak of. */
    int anyIndex() {
        return modes.isEmpty() ? -1 : modes.keySet().iterator().next();
    }

    /** Packs a snapshot in every mode that was asked for. */
    void add(MarketSnapshot snapshot, BrokerInstrument to) {
        EnumSet<DhanSimMode> asked = modes.get(snapshot.index());
        if (asked == null) {
            return;
        }
        for (DhanSimMode mode : asked) {
            DhanEncoder.put(frame, snapshot, to, mode);
            added();
            if (mode == DhanSimMode.QUOTE && to.instrument().expiry() != null) {
                DhanEncoder.putOi(frame, snapshot, to);
                added();
            }
        }
    }

    void addPrevClose(MarketSnapshot snapshot, BrokerInstrument to) {
        DhanEncoder.putPrevClose(frame, snapshot, to);
        added();
    }

    private void added() {
        packets++;
        if (packets == PACKETS_A_FRAME) {
            flush();
        }
    }

    /** Sends the packets that are due as one frame. */
    void flush() {
        if (packets > 0) {
            client.tick(copy());
            packets = 0;
        }
    }

    private ByteBuffer copy() {
        ByteBuffer copy = ByteBuffer.allocate(frame.flip().remaining()).put(frame).flip();
        frame.clear();
        return copy;
    }

    /** A farewell in the words of its feed, then the end. */
    void disconnect(int reason) {
        ByteBuffer words = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
        if (isDepth) {
            DhanEncoder.putDepthDisconnect(words, reason);
        } else {
            DhanEncoder.putDisconnect(words, reason);
        }
        client.say(words.flip());
        client.close(1000, "");
    }

    /** A packet of the live feed that is its header, in a frame of its own. */
    void sayBare(int code) {
        if (!isDepth) {
            ByteBuffer bare = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            DhanEncoder.putBare(bare, code);
            client.say(bare.flip());
        }
    }

    /** From the first ping on an answer is waited for. */
    void pinged(long nowNs) {
        lastPongNs = Math.min(lastPongNs, nowNs);
    }

    void ponged(long nowNs) {
        lastPongNs = nowNs;
    }

    /** Answered no ping for so long; nobody is blamed before the first ping. */
    boolean isMute(long nowNs, long mostNs) {
        return lastPongNs != Long.MAX_VALUE && nowNs - lastPongNs > mostNs;
    }
}
