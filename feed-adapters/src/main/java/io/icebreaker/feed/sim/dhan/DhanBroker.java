package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimBroker;
import io.icebreaker.feed.sim.SimClient;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimHandshake;
import io.icebreaker.feed.sim.SimRefusal;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Dhan's streaming servers say to their clients (feed-dhan 12), fed by a source. */
final class DhanBroker implements SimBroker {
    private static final long PING_NS = 10_000_000_000L;
    private static final long PONG_LIMIT_NS = 40_000_000_000L;
    private static final int DISCONNECT_REQUEST = 12;
    private static final int MAX_LIST = 100;
    private static final int MAX_INSTRUMENTS = 5_000;
    private static final int MAX_DEEP = 50;
    private static final int TOO_MANY_INSTRUMENTS = 804;
    private static final int BAD_REQUEST = 814;

    private final SnapshotSource source;
    private final DhanNumbers numbers;
    private final DhanGate gate;
    private final Map<SimClient, DhanConnection> connections = new LinkedHashMap<>();
    private final Map<SimClient, Integer> unwanted = new LinkedHashMap<>();
    private long nextPingNs = Long.MIN_VALUE;
    private long nowNs;

    DhanBroker(SnapshotSource source, DhanNumbers numbers, DhanGate gate) {
        this.source = source;
        this.numbers = numbers;
        this.gate = gate;
    }

    // ---- time

    @Override
    public void pump(long toNs) {
        nowNs = toNs;
        source.advanceTo(toNs, this::offer);
        connections.values().forEach(DhanConnection::flush);
        if (toNs >= nextPingNs) {
            nextPingNs = toNs + PING_NS;
            connections.values().forEach(this::beat);
        }
        List<DhanConnection> mute =
                connections.values().stream().filter(c -> c.isMute(toNs, PONG_LIMIT_NS)).toList();
        mute.forEach(connection -> connection.client().close(1001, ""));
    }

    /** A ping, and a packet of code 0, as seen in the field. */
    private void beat(DhanConnection connection) {
        connection.client().ping();
        connection.pinged(nowNs);
        connection.sayBare(0);
    }

    private void offer(MarketSnapshot snapshot) {
        BrokerInstrument to = numbers.at(snapshot.index());
        connections.values().forEach(connection -> connection.add(snapshot, to));
    }

    // ---- clients

    /** Everybody is let in; who may not stay is told so behind the handshake. */
    @Override
    public SimRefusal judge(SimClient client, SimHandshake handshake) {
        int reason = gate.judge(handshake);
        if (reason != 0) {
            unwanted.put(client, reason);
        }
        connections.put(
                client, new DhanConnection(client, handshake.path().contains("twentydepth")));
        return null;
    }

    @Override
    public void opened(SimClient client) {
        Integer reason = unwanted.remove(client);
        DhanConnection connection = connections.get(client);
        if (reason != null) {
            connections.remove(client);
            connection.disconnect(reason);
        } else if (connections.size() > DhanGate.MAX_CONNECTIONS) {
            connections.values().iterator().next().disconnect(DhanGate.EVICTED);
        }
    }

    @Override
    public void closed(SimClient client) {
        connections.remove(client);
        unwanted.remove(client);
    }

    @Override
    public void onPong(SimClient client) {
        DhanConnection connection = connections.get(client);
        if (connection != null) {
            connection.ponged(nowNs);
        }
    }

    @Override
    public void onText(SimClient client, String text) {
        DhanConnection connection = connections.get(client);
        if (connection == null) {
            return;
        }
        try {
            serve(connection, DhanRequest.parse(text));
        } catch (IOException e) {
            connection.disconnect(BAD_REQUEST);
        }
        connection.flush();
    }

    private void serve(DhanConnection connection, DhanRequest request) {
        DhanSimMode mode = DhanSimMode.of(request.code());
        if (request.code() == DISCONNECT_REQUEST) {
            connection.client().close(1000, "");
        } else if (mode == null || (mode == DhanSimMode.DEPTH20) != connection.isDepth()) {
            connection.disconnect(BAD_REQUEST);
        } else if (isTooMuch(connection, request, mode)) {
            connection.disconnect(TOO_MANY_INSTRUMENTS);
        } else {
            for (DhanRequest.Named named : request.instruments()) {
                serve(connection, request, named, mode);
            }
        }
    }

    /** An instrument that is there already, or shall go, takes no more room. */
    private boolean isTooMuch(DhanConnection connection, DhanRequest request, DhanSimMode mode) {
        int listed = request.instruments().size();
        if (listed > MAX_LIST || request.count() != listed) {
            return true;
        }
        if (!mode.isSubscribedBy(request.code())) {
            return false;
        }
        long more =
                request.instruments().stream()
                        .map(named -> numbers.index(named.segment(), named.securityId()))
                        .filter(index -> !connection.has(index))
                        .distinct()
                        .count();
        int most = connection.isDepth() ? MAX_DEEP : MAX_INSTRUMENTS;
        return more > 0 && connection.subscribed() + more > most;
    }

    /** An unknown instrument is passed over in silence. */
    private void serve(
            DhanConnection connection,
            DhanRequest request,
            DhanRequest.Named named,
            DhanSimMode mode) {
        int index = numbers.index(named.segment(), named.securityId());
        if (index < 0) {
            return;
        }
        if (!mode.isSubscribedBy(request.code())) {
            connection.unsubscribe(index, mode);
            return;
        }
        connection.subscribe(index, mode);
        MarketSnapshot latest = source.latest(index);
        if (latest != null) {
            if (named.segment().equals("IDX_I")) {
                connection.addPrevClose(latest, numbers.at(index));
            }
            connection.add(latest, numbers.at(index));
        }
    }

    int subscribed(DhanSimMode mode) {
        return connections.values().stream().mapToInt(c -> c.subscribed(mode)).sum();
    }

    // ---- faults

    @Override
    public void inject(SimFault fault) {
        if (fault == SimFault.TOKEN_ROLL) {
            gate.roll();
            disconnectAll(DhanGate.EXPIRED);
        } else {
            for (DhanConnection connection : subscribers()) {
                int index = connection.anyIndex();
                DhanFaults.send(fault, connection, source.latest(index), numbers.at(index));
            }
        }
    }

    void inject(DhanFault fault) {
        for (DhanConnection connection : subscribers()) {
            int index = connection.anyIndex();
            DhanFaults.send(fault, connection, source.latest(index), numbers.at(index));
        }
    }

    private List<DhanConnection> subscribers() {
        return connections.values().stream()
                .filter(c -> c.anyIndex() >= 0 && source.latest(c.anyIndex()) != null)
                .toList();
    }

    void disconnectAll(int reason) {
        new ArrayList<>(connections.values()).forEach(c -> c.disconnect(reason));
    }
}
