package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimRefusal;
import io.icebreaker.feed.sim.SimSocket;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.smartapi.SmartConnection.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/**
 * The stream of the simulator: connections, subscriptions, packets. One lock, this object's own, guards it
 * and the source.
 */
final class SmartStream implements SimSocket.Owner {
    private static final long GRACE_NS = 30_000_000_000L;
    private static final long SLOW_NS = 3_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int NSE_CASH = 1;

    private final SnapshotSource source;
    private final SmartTokens tokens;
    private final SmartGate gate;
    private final NanoClock clock;
    private final SmartPackets packets;
    private final SmartBars bars = new SmartBars();
    private final Map<WebSocket, SmartConnection> connections = new LinkedHashMap<>();
    private volatile SimFault lasting = SimFault.NONE;
    private long nowNs;

    SmartStream(SnapshotSource source, SmartGate gate, NanoClock clock) {
        this.source = source;
        this.gate = gate;
        this.clock = clock;
        tokens = new SmartTokens(source.instruments());
        packets = new SmartPackets(tokens);
    }

    SmartTokens tokens() {
        return tokens;
    }

    /** Calls back with the last snapshot of an instrument, null before its first, under the lock. */
    synchronized <T> T withLatest(int index, Function<MarketSnapshot, T> use) {
        return use.apply(source.latest(index));
    }

    SmartBars bars() {
        return bars;
    }

    synchronized long nowNs() {
        return nowNs;
    }

    // ---- time

    /** Moves on; answers the clients that are to be dropped. */
    synchronized List<WebSocket> move(long toNs) {
        nowNs = Math.max(nowNs, toNs);
        source.advanceTo(toNs, this::offer);
        long silentSinceNs = clock.nanoTime() - GRACE_NS;
        var dropped = new ArrayList<WebSocket>();
        for (SmartConnection connection : connections.values()) {
            if (connection.isStuck() || connection.isSilentSince(silentSinceNs)) {
                dropped.add(connection.socket());
            }
        }
        return dropped;
    }

    private void offer(MarketSnapshot snapshot) {
        bars.add(snapshot);
        if (!isStalled()) {
            packets.begin(snapshot);
            for (SmartConnection connection : connections.values()) {
                for (int mode = SmartEncoder.LTP; mode <= SmartEncoder.DEPTH; mode++) {
                    if (connection.has(new Subscription(snapshot.index(), mode))) {
                        connection.send(packets.of(snapshot, mode));
                    }
                }
            }
        }
    }

    private boolean isStalled() {
        return isSilent() || lasting == SimFault.STALL_WITH_HEARTBEATS;
    }

    // ---- clients

    @Override
    public long handshakeDelayNs() {
        return lasting == SimFault.SLOW_HANDSHAKE ? SLOW_NS : 0;
    }

    @Override
    public synchronized SimRefusal judge(WebSocket client, ClientHandshake handshake) {
        SimRefusal refusal = gate.judge(handshake, connections.size());
        if (refusal == null) {
            connections.put(client, new SmartConnection(client, clock.nanoTime()));
        }
        return refusal;
    }

    @Override
    public void opened(WebSocket client) {}

    @Override
    public synchronized void closed(WebSocket client) {
        connections.remove(client);
    }

    @Override
    public boolean isSilent() {
        return lasting == SimFault.STALL_SILENT || lasting == SimFault.HALF_OPEN;
    }

    @Override
    public synchronized void onPing(WebSocket client) {
        SmartConnection connection = connections.get(client);
        if (connection != null) {
            connection.ping(clock.nanoTime());
        }
    }

    @Override
    public synchronized void onText(WebSocket client, String text) {
        SmartConnection connection = connections.get(client);
        if (connection == null || lasting == SimFault.HALF_OPEN) {
            return;
        }
        if (text.equals("ping")) {
            connection.ping(clock.nanoTime());
            say(connection, "pong");
            return;
        }
        try {
            serve(connection, SmartAsk.parse(text));
        } catch (SmartAsk.BadAsk e) {
            say(connection, error(e.correlationId(), "E1001", e.getMessage()));
        }
    }

    private void serve(SmartConnection connection, SmartAsk ask) {
        boolean hasRoom = true;
        boolean isKnown = true;
        for (SmartAsk.Group group : ask.groups()) {
            boolean isServed =
                    SmartTokens.isType(group.type())
                            && (ask.mode() != SmartEncoder.DEPTH || group.type() == NSE_CASH);
            isKnown &= isServed;
            for (String token : isServed ? group.tokens() : List.<String>of()) {
                int index = tokens.index(group.type(), token);
                hasRoom &= index < 0 || serve(connection, ask, index);
            }
        }
        if (!isKnown) {
            say(connection, error(ask.correlationId(), "E1001", "Invalid Request Payload."));
        }
        if (!hasRoom) {
            String limit = "Invalid Request. Subscription Limit Exceeded";
            say(connection, error(ask.correlationId(), "E1002", limit));
        }
    }

    private boolean serve(SmartConnection connection, SmartAsk ask, int index) {
        var subscription = new Subscription(index, ask.mode());
        if (ask.action() == 0) {
            connection.unsubscribe(subscription);
            return true;
        }
        boolean isNews = !connection.has(subscription);
        if (!connection.subscribe(subscription)) {
            return false;
        }
        MarketSnapshot stored = source.latest(index);
        if (isNews && stored != null && !isStalled()) {
            connection.send(packets.stored(stored, ask.mode(), nowNs / NS_PER_MS));
        }
        return true;
    }

    private void say(SmartConnection connection, String text) {
        if (!isSilent()) {
            connection.send(text);
        }
    }

    private static String error(String correlationId, String code, String message) {
        return "{\"correlationID\":\""
                + correlationId.replaceAll("[^A-Za-z0-9_-]", "")
                + "\",\"errorCode\":\""
                + code
                + "\",\"errorMessage\":\""
                + message
                + "\"}";
    }

    synchronized int subscriptions() {
        return connections.values().stream().mapToInt(c -> c.subscriptions().size()).sum();
    }

    synchronized List<WebSocket> clients() {
        return new ArrayList<>(connections.keySet());
    }

    // ---- faults

    void lasting(SimFault fault) {
        lasting = fault;
    }

    synchronized void inject(SimFault fault) {
        forEachSubscribed((to, snapshot, mode) -> packets.send(fault, to, snapshot, mode));
    }

    synchronized void inject(SmartFault fault) {
        forEachSubscribed((to, snapshot, mode) -> packets.send(fault, to, snapshot, mode));
    }

    private interface Injection {
        void into(SmartConnection to, MarketSnapshot snapshot, int mode);
    }

    /** Faults speak of a connection's first subscription of something that has a volume. */
    private void forEachSubscribed(Injection injection) {
        for (SmartConnection connection : connections.values()) {
            connection.subscriptions().stream()
                    .filter(s -> !tokens.isIndex(s.index()) && source.latest(s.index()) != null)
                    .findFirst()
                    .ifPresent(s -> injection.into(connection, source.latest(s.index()), s.mode()));
        }
    }
}
