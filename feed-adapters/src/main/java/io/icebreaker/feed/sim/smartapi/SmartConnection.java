package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimSocket;
import java.util.Set;
import java.util.TreeSet;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/**
 * One client of the simulator: what it has subscribed, counted as token times mode, and when it last gave a
 * sign of life. Guarded by the server's lock. A client that does not read is dropped when {@link
 * #MAX_UNSENT} frames wait, as real servers do.
 */
final class SmartConnection {
    static final int MAX_SUBSCRIPTIONS = 1_000;
    static final int MAX_DEPTH_TOKENS = 50;
    private static final int MAX_UNSENT = 4_096; // a packet a frame: 1,000 tokens for two seconds

    /** A token in one mode. */
    record Subscription(int index, int mode) implements Comparable<Subscription> {
        @Override
        public int compareTo(Subscription other) {
            int byIndex = Integer.compare(index, other.index);
            return byIndex != 0 ? byIndex : Integer.compare(mode, other.mode);
        }
    }

    private final WebSocket socket;
    private final Set<Subscription> subscriptions = new TreeSet<>();
    private long lastPingNs;
    private boolean isStuck;

    SmartConnection(WebSocket socket, long nowNs) {
        this.socket = socket;
        lastPingNs = nowNs;
    }

    /** False when there is no room; a second time is no subscription more. */
    boolean subscribe(Subscription wanted) {
        long depth = subscriptions.stream().filter(s -> s.mode() == SmartEncoder.DEPTH).count();
        boolean hasRoom =
                subscriptions.size() < MAX_SUBSCRIPTIONS
                        && (wanted.mode() != SmartEncoder.DEPTH || depth < MAX_DEPTH_TOKENS);
        if (!hasRoom && !subscriptions.contains(wanted)) {
            return false;
        }
        subscriptions.add(wanted);
        return true;
    }

    void unsubscribe(Subscription unwanted) {
        subscriptions.remove(unwanted);
    }

    boolean has(Subscription subscription) {
        return subscriptions.contains(subscription);
    }

    Set<Subscription> subscriptions() {
        return subscriptions;
    }

    void ping(long nowNs) {
        lastPingNs = nowNs;
    }

    boolean isSilentSince(long thenNs) {
        return lastPingNs - thenNs < 0;
    }

    void send(byte[] packet) {
        isStuck |= SimSocket.unsent(socket) >= MAX_UNSENT;
        if (!isStuck && socket.isOpen()) {
            try {
                socket.send(packet);
            } catch (WebsocketNotConnectedException e) {
                isStuck = true;
            }
        }
    }

    void send(String text) {
        if (socket.isOpen()) {
            try {
                socket.send(text);
            } catch (WebsocketNotConnectedException e) {
                isStuck = true;
            }
        }
    }

    boolean isStuck() {
        return isStuck;
    }

    WebSocket socket() {
        return socket;
    }
}
