package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimClient;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;

/**
 * One client of the simulator: what it has subscribed, counted as token times mode, and when it last gave a
 * sign of life. Guarded by the server's lock.
 */
final class SmartConnection {
    static final int MAX_SUBSCRIPTIONS = 1_000;
    static final int MAX_DEPTH_TOKENS = 50;

    /** A token in one mode. */
    record Subscription(int index, int mode) implements Comparable<Subscription> {
        @Override
        public int compareTo(Subscription other) {
            int byIndex = Integer.compare(index, other.index);
            return byIndex != 0 ? byIndex : Integer.compare(mode, other.mode);
        }
    }

    private final SimClient client;
    private final Set<Subscription> subscriptions = new TreeSet<>();
    private long lastPingNs;

    SmartConnection(SimClient client, long nowNs) {
        this.client = client;
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

    /** Market data, unless that is stalled. */
    void tick(byte[] packet) {
        client.tick(ByteBuffer.wrap(packet));
    }

    SimClient client() {
        return client;
    }
}
