package io.icebreaker.feed.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/**
 * Kite's streaming server as a stock client sees it (feed-kite 8), on loopback, fed by a {@link
 * SnapshotSource}. It moves only when {@link #pump} is called with a time; {@link #drive} does that from a
 * thread of its own.
 *
 * <p><b>Threading.</b> Any thread; one lock guards connections and source. <b>Errors.</b> A client's bad
 * request is answered with an error text; a client that does not read is dropped.
 */
public final class KiteServer implements AutoCloseable {
    private static final long HEARTBEAT_NS = 3_000_000_000L;
    private static final byte[] HEARTBEAT = {0};

    /** How much of the feed gets through. */
    private enum Flow {
        NORMAL,
        HEARTBEATS_ONLY,
        SILENT
    }

    private final SnapshotSource source;
    private final KiteTokens tokens;
    private final SimSocket socket;
    private final KiteGate gate;
    private final Map<WebSocket, KiteConnection> connections = new LinkedHashMap<>();
    private volatile Flow flow = Flow.NORMAL;
    private long nextHeartbeatNs = Long.MIN_VALUE;
    private Thread driver;

    /**
     * Listens on loopback.
     *
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public KiteServer(int port, String apiKey, String accessToken, SnapshotSource source)
            throws IOException {
        gate = new KiteGate(apiKey, accessToken);
        this.source = source;
        tokens = new KiteTokens(source.instruments());
        socket = new SimSocket(port, new KiteClients(this));
        socket.listen();
    }

    public int port() {
        return socket.getPort();
    }

    /** What a client puts before its query. */
    public String url() {
        return "ws://127.0.0.1:" + port();
    }

    /** The numbers instruments have on this wire. */
    public KiteTokens tokens() {
        return tokens;
    }

    // ---- time

    /** Moves the source on and sends what is due, one frame a connection; heartbeats every 3 s. */
    public void pump(long nowNs) {
        for (KiteConnection stuck : move(nowNs)) {
            stuck.drop();
        }
    }

    private synchronized List<KiteConnection> move(long nowNs) {
        source.advanceTo(nowNs, this::offer);
        if (flow == Flow.NORMAL) {
            connections.values().forEach(KiteConnection::flush);
        }
        if (nowNs >= nextHeartbeatNs) {
            nextHeartbeatNs = nowNs + HEARTBEAT_NS;
            if (flow != Flow.SILENT) {
                connections.values().forEach(c -> c.send(ByteBuffer.wrap(HEARTBEAT)));
            }
        }
        return connections.values().stream().filter(KiteConnection::isStuck).toList();
    }

    private void offer(MarketSnapshot snapshot) {
        if (flow == Flow.NORMAL) {
            for (KiteConnection connection : connections.values()) {
                addIfSubscribed(connection, snapshot);
            }
        }
    }

    private void addIfSubscribed(KiteConnection connection, MarketSnapshot snapshot) {
        if (snapshot != null && connection.mode(snapshot.index()) != null) {
            connection.add(snapshot, tokens.instrumentToken(snapshot.index()));
        }
    }

    /** Pumps by a clock from a daemon thread until {@link #close}; {@code periodNs} is the pause between. */
    public synchronized void drive(EpochNanoClock clock, long periodNs) {
        if (driver != null) {
            throw new IllegalStateException("already driven");
        }
        driver = new Thread(() -> pumpUntilInterrupted(clock, periodNs), "kite-simulator");
        driver.setDaemon(true);
        driver.start();
    }

    private void pumpUntilInterrupted(EpochNanoClock clock, long periodNs) {
        while (!Thread.currentThread().isInterrupted()) {
            pump(clock.nanoTime());
            LockSupport.parkNanos(periodNs);
        }
    }

    // ---- clients, called by the socket's threads

    /**
     * HTTP status to refuse a handshake with, or 0; an accepted one takes its place among the three at once.
     */
    synchronized short judge(WebSocket client, ClientHandshake handshake) {
        short refusal = gate.judge(handshake.getResourceDescriptor(), connections.size());
        if (refusal == 0) {
            connections.put(client, new KiteConnection(client));
        }
        return refusal;
    }

    synchronized void greet(WebSocket client) {
        KiteConnection connection = connections.get(client);
        if (connection != null && flow != Flow.SILENT) {
            int count = source.instruments().size();
            connection.send(
                    "{\"type\":\"instruments_meta\",\"data\":{\"count\":"
                            + count
                            + ",\"etag\":\"W/\\\"simulated\\\"\"}}");
            connection.send("{\"type\":\"app_code\",\"timestamp\":\"2026-01-01T09:00:00+05:30\"}");
        }
    }

    synchronized void forget(WebSocket client) {
        connections.remove(client);
    }

    synchronized void onRequest(WebSocket client, String text) {
        KiteConnection connection = connections.get(client);
        if (connection == null) {
            return;
        }
        try {
            serve(connection, KiteRequest.parse(text));
        } catch (IOException e) {
            sendError(connection, "bad request");
        }
        if (flow == Flow.NORMAL) {
            connection.flush();
        }
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
                    connection,
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
        if (isNews && flow == Flow.NORMAL) {
            addIfSubscribed(connection, source.latest(index));
        }
        return isNews || !request.action().equals("subscribe");
    }

    boolean isSilent() {
        return flow == Flow.SILENT;
    }

    private void sendError(KiteConnection connection, String what) {
        if (flow != Flow.SILENT) {
            connection.send("{\"type\":\"error\",\"data\":\"" + what + "\"}");
        }
    }

    // ---- faults

    /** Heartbeats go on, ticks stop. */
    public void stallWithHeartbeats() {
        flow = Flow.HEARTBEATS_ONLY;
    }

    /** Nothing is sent any more, not even pongs; the sockets stay open. */
    public void stallSilently() {
        flow = Flow.SILENT;
    }

    /** Ends a stall. */
    public void resume() {
        flow = Flow.NORMAL;
    }

    /** Cuts every connection by a TCP reset. */
    public void reset() {
        List<WebSocket> clients;
        synchronized (this) {
            clients = new ArrayList<>(connections.keySet());
        }
        clients.forEach(SimSocket::reset);
    }

    /** Refuses every handshake with 403 until {@link #accept}. */
    public synchronized void refuseWith403() {
        gate.refuseWith((short) SimRefusal.FORBIDDEN);
    }

    /** Refuses every handshake with 429 until {@link #accept}. */
    public synchronized void refuseWith429() {
        gate.refuseWith((short) SimRefusal.TOO_MANY);
    }

    public synchronized void accept() {
        gate.accept();
    }

    /** The only access token accepted from now on. */
    public synchronized void accessToken(String token) {
        gate.accessToken(token);
    }

    /** Sends a fault now to every connection that has a subscription. */
    public synchronized void inject(KiteFault fault) {
        for (KiteConnection connection : connections.values()) {
            MarketSnapshot snapshot =
                    connection.anyIndex() < 0 ? null : source.latest(connection.anyIndex());
            if (snapshot != null) {
                KiteFaults.send(
                        fault, connection, snapshot, tokens.instrumentToken(snapshot.index()));
            }
        }
    }

    /** Clients connected now. */
    public synchronized int connectionCount() {
        return connections.size();
    }

    /** Handshakes seen so far, refused ones too. */
    public synchronized long handshakes() {
        return gate.handshakes();
    }

    /** Tokens subscribed in full mode, over all connections: who steps the time waits for it. */
    public synchronized int inFullMode() {
        return connections.values().stream().mapToInt(KiteConnection::inFullMode).sum();
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.interrupt();
        }
        socket.shutDown();
    }
}
