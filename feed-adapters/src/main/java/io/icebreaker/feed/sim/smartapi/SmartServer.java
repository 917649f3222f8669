package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimServer;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Angel One SmartAPI as a stock client sees it (feed-smartapi 8): stream, login and REST on loopback, fed by
 * a {@link SnapshotSource}. It moves only when {@link #pump} is called with a time; {@link #drive} does that
 * from a thread of its own. Only the grace for pings goes by the machine's clock, because the clients' pings
 * do.
 *
 * <p><b>Threading.</b> Any thread. <b>Errors.</b> A bad request is answered as the real server does; a client
 * that does not read is dropped.
 */
public final class SmartServer implements BrokerSimulator {
    /** As a login's answer names it, and the token's file. */
    private static final String FEED_TOKEN = "feedToken";

    private final SmartGate gate;
    private final SmartStream stream;
    private final SimServer server;
    private final SmartRestServer rest;

    /**
     * Listens on loopback, with nobody logged in.
     *
     * @param port of the stream, 0 for any free one
     * @param clock for one-time passwords and the life of tokens
     * @throws IOException when the port cannot be had
     */
    public SmartServer(int port, SmartAccount account, SnapshotSource source, InstantSource clock)
            throws IOException {
        this(port, account, source, clock, System::nanoTime);
    }

    /** With a clock of its own for the grace of pings, monotonic ns. */
    SmartServer(
            int port,
            SmartAccount account,
            SnapshotSource source,
            InstantSource clock,
            NanoClock pings)
            throws IOException {
        gate = new SmartGate(account);
        stream = new SmartStream(source, gate, pings);
        server = new SimServer("smartapi", port, stream);
        rest = new SmartRestServer(gate, stream, clock);
    }

    @Override
    public String url() {
        return server.url() + "/smart-stream";
    }

    @Override
    public String restUrl() {
        return rest.url();
    }

    /** The REST half, for faults of its own. */
    public SmartRestServer rest() {
        return rest;
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return stream.tokens().all();
    }

    /** Logs the account in without a call, for tests of the stream alone; older tokens end. */
    public SmartLoginTokens login(Instant now) {
        SmartGate.Tokens tokens = gate.login(now);
        return new SmartLoginTokens(tokens.jwt(), tokens.feed(), tokens.refresh());
    }

    @Override
    public LoginTokens issueTokens(Instant now) {
        SmartLoginTokens tokens = login(now);
        Secret feed = Secret.of(tokens.feed());
        return new LoginTokens(Secret.of(tokens.jwt()), Map.of(FEED_TOKEN, feed), now, null);
    }

    @Override
    public void pump(long nowNs) {
        server.pump(nowNs);
    }

    @Override
    public void drive(EpochNanoClock clock, long periodNs) {
        server.drive(clock, periodNs);
    }

    @Override
    public void fault(SimFault fault) {
        server.fault(fault);
    }

    /** Does something that only this wire knows. */
    public void fault(SmartFault fault) {
        server.locked(() -> stream.inject(fault));
    }

    /** Clients connected now. */
    public int connectionCount() {
        return server.connectionCount();
    }

    /** Handshakes seen so far, refused ones too. */
    public long handshakes() {
        return server.handshakes();
    }

    /** Subscriptions, token times mode, over all connections: who steps the time waits for it. */
    public int subscriptions() {
        int[] count = new int[1];
        server.locked(() -> count[0] = stream.subscriptions());
        return count[0];
    }

    @Override
    public void close() {
        server.close();
        rest.close();
    }
}
