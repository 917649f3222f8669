package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;

/**
 * What of a simulated broker is its own; {@link SimServer} does the rest: sockets, lasting faults, slow
 * readers, the thread that drives. Every method is called under the server's lock, so state needs no other
 * guard, and must not wait.
 */
public interface SimBroker {
    /**
     * Why a client is not let in; null lets it in. Faults that refuse handshakes are not asked about
     * here.
     */
    SimRefusal judge(SimClient client, SimHandshake handshake);

    /** The handshake is through; also while nothing is sent, for the client remembers what it said. */
    void opened(SimClient client);

    /** A client has gone, however. */
    void closed(SimClient client);

    void onText(SimClient client, String text);

    /** A binary frame; most wires have none from clients. */
    default void onBinary(SimClient client, ByteBuffer bytes) {}

    /** A control ping came (RFC 6455, 5.5.2); the server answers it. */
    default void onPing(SimClient client) {}

    /** Frames that may wait for a client before it is dropped: more where each packet is a frame. */
    default int maxUnsent() {
        return 256;
    }

    /** Moves the source on and sends what is due. */
    void pump(long nowNs);

    /**
     * Does a fault that is done once, other than RESET: TOKEN_ROLL, or what {@link SimFault} says of
     * packets, to every client with a subscription. {@link SnapshotFaults} knows which snapshots to send.
     */
    void inject(SimFault fault);
}
