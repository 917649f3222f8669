package io.icebreaker.feed.sim;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.login.LoginTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Kite's streaming server as a stock client sees it (feed-kite 8), on loopback, fed by a {@link
 * SnapshotSource}. It moves only when {@link #pump} is called with a time; {@link #drive} does that from a
 * thread of its own.
 *
 * <p><b>Threading.</b> Any thread; one lock guards connections and source. <b>Errors.</b> A client's bad
 * request is answered with an error text; a client that does not read is dropped.
 */
public final class KiteServer implements BrokerSimulator {
    private final KiteTokens tokens;
    private final KiteGate gate;
    private final KiteBroker broker;
    private final SimServer server;

    /**
     * Listens on loopback.
     *
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public KiteServer(int port, String apiKey, String accessToken, SnapshotSource source)
            throws IOException {
        tokens = new KiteTokens(source.instruments());
        gate = new KiteGate(apiKey, accessToken);
        broker = new KiteBroker(source, tokens, gate);
        server = new SimServer("kite", port, broker);
    }

    public int port() {
        return server.port();
    }

    /** What a client puts before its query. */
    @Override
    public String url() {
        return server.url();
    }

    /** This one streams only: {@link KiteSimulator} has REST beside it, {@link KiteLoginServer} the login. */
    @Override
    public String restUrl() {
        throw new UnsupportedOperationException("Kite's stream has no REST beside it");
    }

    /** The numbers instruments have on this wire. */
    public KiteTokens tokens() {
        return tokens;
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return tokens.onWire().stream()
                .map(it -> new BrokerInstrument(it, it.segment(), it.token(), it.symbol()))
                .toList();
    }

    /** Moves the source on and sends what is due, one frame a connection; heartbeats every 3 s. */
    @Override
    public void pump(long nowNs) {
        server.pump(nowNs);
    }

    @Override
    public void drive(EpochNanoClock clock, long periodNs) {
        server.drive(clock, periodNs);
    }

    // ---- faults

    @Override
    public void fault(SimFault fault) {
        server.fault(fault);
    }

    /** Heartbeats go on, ticks stop. */
    public void stallWithHeartbeats() {
        fault(SimFault.STALL_WITH_HEARTBEATS);
    }

    /** Nothing is sent any more, not even pongs; the sockets stay open. */
    public void stallSilently() {
        fault(SimFault.STALL_SILENT);
    }

    /** Ends a stall. */
    public void resume() {
        fault(SimFault.NONE);
    }

    /** Cuts every connection by a TCP reset. */
    public void reset() {
        fault(SimFault.RESET);
    }

    /** Refuses every handshake with 403 until {@link #accept}. */
    public void refuseWith403() {
        fault(SimFault.REFUSE_403);
    }

    /** Refuses every handshake with 429 until {@link #accept}. */
    public void refuseWith429() {
        fault(SimFault.REFUSE_429);
    }

    public void accept() {
        fault(SimFault.NONE);
    }

    /** The only access token accepted from now on. */
    public void accessToken(String token) {
        server.locked(() -> gate.accessToken(token));
    }

    @Override
    public LoginTokens issueTokens(Instant now) {
        LoginTokens tokens = BrokerSimulator.opaqueToken(now);
        accessToken(tokens.token().reveal(text -> text));
        return tokens;
    }

    /** Sends a fault of Kite's own now to every connection that has a subscription. */
    public void inject(KiteFault fault) {
        server.locked(() -> broker.inject(fault));
    }

    /** Clients connected now. */
    public int connectionCount() {
        return server.connectionCount();
    }

    /** Handshakes seen so far, refused ones too. */
    public long handshakes() {
        return server.handshakes();
    }

    /** Tokens subscribed in full mode, over all connections: who steps the time waits for it. */
    public int inFullMode() {
        int[] count = new int[1];
        server.locked(() -> count[0] = broker.inFullMode());
        return count[0];
    }

    @Override
    public void close() {
        server.close();
    }
}
