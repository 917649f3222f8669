package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimBroker;
import io.icebreaker.feed.sim.SimClient;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimHandshake;
import io.icebreaker.feed.sim.SimRefusal;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.smartapi.SmartConnection.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;

/**
 * The stream of the simulator: subscriptions and packets. Called under the server's lock; what the REST half
 * asks comes from other threads, so source and time have a lock of their own beneath it: this object's.
 */
final class SmartStream implements SimBroker {
    private static final long GRACE_NS = 30_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int NSE_CASH = 1;

    /** 1,000 tokens, a packet a frame, for two seconds at two packets each. */
    private static final int MAX_UNSENT = 4_096;

    private final SnapshotSource source;
    private final SmartTokens tokens;
    private final SmartGate gate;
    private final NanoClock clock;
    private final SmartPackets packets;
    private final SmartBars bars = new SmartBars();
    private final Map<SimClient, SmartConnection> connections = new LinkedHashMap<>();
    private long nowNs;

    /** @param clock monotonic ns: the clients' pings go by the machine's clock, and so does their grace */
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

    /** Calls back with the last snapshot of an instrument, null before its first. */
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

    @Override
    public synchronized void pump(long toNs) {
        nowNs = Math.max(nowNs, toNs);
        source.advanceTo(toNs, this::offer);
        long silentSinceNs = clock.nanoTime() - GRACE_NS;
        for (SmartConnection connection : connections.values()) {
            if (connection.isSilentSince(silentSinceNs)) {
                connection.client().drop();
            }
        }
    }

    private void offer(MarketSnapshot snapshot) {
        bars.add(snapshot);
        packets.begin();
        for (SmartConnection connection : connections.values()) {
            for (int mode = SmartEncoder.LTP; mode <= SmartEncoder.DEPTH; mode++) {
                if (connection.has(new Subscription(snapshot.index(), mode))) {
                    connection.tick(packets.of(snapshot, mode));
                }
            }
        }
    }

    // ---- clients

    @Override
    public int maxUnsent() {
        return MAX_UNSENT;
    }

    @Override
    public SimRefusal judge(SimClient client, SimHandshake handshake) {
        SimRefusal refusal = gate.judge(handshake, connections.size());
        if (refusal == null) {
            connections.put(client, new SmartConnection(client, clock.nanoTime()));
        }
        return refusal;
    }

    @Override
    public void opened(SimClient client) {}

    @Override
    public void closed(SimClient client) {
        connections.remove(client);
    }

    @Override
    public void onPing(SimClient client) {
        connections.get(client).ping(clock.nanoTime());
    }

    @Override
    public void onText(SimClient client, String text) {
        SmartConnection connection = connections.get(client);
        if (text.equals("ping")) {
            connection.ping(clock.nanoTime());
            client.say("pong");
            return;
        }
        try {
            serve(connection, SmartAsk.parse(text));
        } catch (SmartAsk.BadAsk e) {
            client.say(error(e.correlationId(), "E1001", e.getMessage()));
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
            connection
                    .client()
                    .say(error(ask.correlationId(), "E1001", "Invalid Request Payload."));
        }
        if (!hasRoom) {
            String limit = "Invalid Request. Subscription Limit Exceeded";
            connection.client().say(error(ask.correlationId(), "E1002", limit));
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
        if (isNews) {
            sendStored(connection, index, ask.mode());
        }
        return true;
    }

    private synchronized void sendStored(SmartConnection connection, int index, int mode) {
        MarketSnapshot stored = source.latest(index);
        if (stored != null) {
            connection.tick(packets.stored(stored, mode, nowNs / NS_PER_MS));
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

    int subscriptions() {
        return connections.values().stream().mapToInt(c -> c.subscriptions().size()).sum();
    }

    // ---- faults

    @Override
    public void inject(SimFault fault) {
        if (fault == SimFault.TOKEN_ROLL) {
            gate.roll();
            List.copyOf(connections.keySet()).forEach(SimClient::drop);
        } else {
            forEachSubscribed((to, latest, mode) -> packets.send(fault, to, latest, mode));
        }
    }

    void inject(SmartFault fault) {
        forEachSubscribed((to, latest, mode) -> packets.send(fault, to, latest, mode));
    }

    private interface Injection {
        void into(SmartConnection to, MarketSnapshot latest, int mode);
    }

    /** Faults speak of a connection's first subscription of something that has a volume. */
    private synchronized void forEachSubscribed(Injection injection) {
        for (SmartConnection connection : connections.values()) {
            connection.subscriptions().stream()
                    .filter(s -> !tokens.isIndex(s.index()) && source.latest(s.index()) != null)
                    .findFirst()
                    .ifPresent(s -> injection.into(connection, source.latest(s.index()), s.mode()));
        }
    }
}
