package io.icebreaker.feed.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What Kite's streaming server says to its clients (feed-kite 8), fed by a source. */
final class KiteBroker implements SimBroker {
    private static final long HEARTBEAT_NS = 3_000_000_000L;
    private static final byte[] HEARTBEAT = {0};

    private final SnapshotSource source;
    private final KiteTokens tokens;
    private final KiteGate gate;
    private final Map<SimClient, KiteConnection> connections = new LinkedHashMap<>();
    private long nextHeartbeatNs = Long.MIN_VALUE;

    KiteBroker(SnapshotSource source, KiteTokens tokens, KiteGate gate) {
        this.source = source;
        this.tokens = tokens;
        this.gate = gate;
    }

    // ---- time

    /** One frame a connection; heartbeats every 3 s. */
    @Override
    public void pump(long nowNs) {
        source.advanceTo(nowNs, this::offer);
        connections.values().forEach(KiteConnection::flush);
        if (nowNs >= nextHeartbeatNs) {
            nextHeartbeatNs = nowNs + HEARTBEAT_NS;
            connections.keySet().forEach(client -> client.say(ByteBuffer.wrap(HEARTBEAT)));
        }
    }

    private void offer(MarketSnapshot snapshot) {
        for (KiteConnection connection : connections.values()) {
            addIfSubscribed(connection, snapshot);
        }
    }

    private void addIfSubscribed(KiteConnection connection, MarketSnapshot snapshot) {
        if (snapshot != null && connection.mode(snapshot.index()) != null) {
            connection.add(snapshot, tokens.instrumentToken(snapshot.index()));
        }
    }

    // ---- clients

    @Override
    public SimRefusal judge(SimClient client, SimHandshake handshake) {
        SimRefusal refusal = gate.judge(handshake, connections.size());
        if (refusal == null) {
            connections.put(client, new KiteConnection(client));
        }
        return refusal;
    }

    @Override
    public void opened(SimClient client) {
        int count = source.instruments().size();
        client.say(
                "{\"type\":\"instruments_meta\",\"data\":{\"count\":"
                        + count
                        + ",\"etag\":\"W/\\\"simulated\\\"\"}}");
        client.say("{\"type\":\"app_code\",\"timestamp\":\"2026-01-01T09:00:00+05:30\"}");
    }

    @Override
    public void closed(SimClient client) {
        connections.remove(client);
    }

    @Override
    public void onText(SimClient client, String text) {
        KiteConnection connection = connections.get(client);
        try {
            serve(connection, KiteRequest.parse(text));
        } catch (IOException e) {
            sendError(client, "bad request");
        }
        connection.flush();
    }

    private void serve(KiteConnection connection, KiteRequest request) {
        boolean hasRoom = true;
        for (long token : request.tokens()) {
            int index = tokens.index(token);
            if (index >= 0) {
                hasRoom &= serve(connection, request, index);
            }
        }
        if (!hasRoom) {
            sendError(
                    connection.client(),
                    "more than " + KiteConnection.MAX_TOKENS + " instruments on one connection");
        }
    }

    private boolean serve(KiteConnection connection, KiteRequest request, int index) {
        boolean isNews =
                switch (request.action()) {
                    case "subscribe" -> connection.subscribe(index);
                    case "mode" -> connection.mode(index, request.mode());
                    default -> {
                        connection.unsubscribe(index);
                        yield false;
                    }
                };
        if (isNews) {
            addIfSubscribed(connection, source.latest(index));
        }
        return isNews || !request.action().equals("subscribe");
    }

    private static void sendError(SimClient client, String what) {
        client.say("{\"type\":\"error\",\"data\":\"" + what + "\"}");
    }

    int inFullMode() {
        return connections.values().stream().mapToInt(KiteConnection::inFullMode).sum();
    }

    // ---- faults

    @Override
    public void inject(SimFault fault) {
        if (fault == SimFault.TOKEN_ROLL) {
            gate.roll();
            List.copyOf(connections.keySet()).forEach(SimClient::drop);
        } else {
            withLatest((client, latest) -> send(fault, client, latest));
        }
    }

    void inject(KiteFault fault) {
        withLatest(
                (client, latest) ->
                        KiteFaults.send(
                                fault, client, latest, tokens.instrumentToken(latest.index())));
    }

    private void send(SimFault fault, SimClient client, MarketSnapshot latest) {
        KiteFaults.send(fault, client, latest, tokens.instrumentToken(latest.index()));
    }

    /** To every connection that has a subscription. */
    private void withLatest(BiConsumer<SimClient, MarketSnapshot> what) {
        for (KiteConnection connection : connections.values()) {
            int index = connection.anyIndex();
            MarketSnapshot latest = index < 0 ? null : source.latest(index);
            if (latest != null) {
                what.accept(connection.client(), latest);
            }
        }
    }
}
