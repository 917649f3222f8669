package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimRefusal;
import io.icebreaker.feed.sim.SimSocket;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.java_websocket.WebSocket;

/**
 * Angel One SmartAPI as a stock client sees it (feed-smartapi 8): stream, login and REST on loopback, fed by
 * a {@link SnapshotSource}. It moves only when {@link #pump} is called with a time; {@link #drive} does that
 * from a thread of its own. Only the grace for pings goes by the machine's clock, because the clients' pings
 * do.
 *
 * <p><b>Threading.</b> Any thread; the stream's lock guards connections and source. <b>Errors.</b> A bad
 * request is answered as the real server does; a client that does not read is dropped.
 */
public final class SmartServer implements BrokerSimulator {
    private final SmartGate gate;
    private final SmartStream stream;
    private final SimSocket socket;
    private final SmartRestServer rest;
    private Thread driver;

    /**
     * Listens on loopback, with nobody logged in.
     *
     * @param port of the stream, 0 for any free one
     * @param clock for one-time passwords and the life of tokens
     * @throws IOException when the port cannot be had
     */
    public SmartServer(int port, SmartAccount account, SnapshotSource source, InstantSource clock)
            throws IOException {
        gate = new SmartGate(account);
        stream = new SmartStream(source, gate, System::nanoTime);
        rest = new SmartRestServer(gate, stream, clock);
        socket = new SimSocket(port, stream);
        socket.listen();
    }

    @Override
    public String url() {
        return "ws://127.0.0.1:" + socket.getPort() + "/smart-stream";
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

    // ---- time

    @Override
    public void pump(long nowNs) {
        for (WebSocket dropped : stream.move(nowNs)) {
            dropped.closeConnection(SimSocket.ABNORMAL, "slow or silent client");
        }
    }

    @Override
    public synchronized void drive(EpochNanoClock clock, long periodNs) {
        if (driver != null) {
            throw new IllegalStateException("already driven");
        }
        driver = new Thread(() -> pumpUntilInterrupted(clock, periodNs), "smartapi-simulator");
        driver.setDaemon(true);
        driver.start();
    }

    private void pumpUntilInterrupted(EpochNanoClock clock, long periodNs) {
        while (!Thread.currentThread().isInterrupted()) {
            pump(clock.nanoTime());
            LockSupport.parkNanos(periodNs);
        }
    }

    // ---- faults

    @Override
    public void fault(SimFault fault) {
        if (fault.lasts()) {
            stream.lasting(fault);
            gate.refuseWith(
                    switch (fault) {
                        case REFUSE_403 -> SimRefusal.FORBIDDEN;
                        case REFUSE_429 -> SimRefusal.TOO_MANY;
                        default -> 0;
                    });
            return;
        }
        switch (fault) {
            case RESET -> stream.clients().forEach(SimSocket::reset);
            case TOKEN_ROLL -> {
                gate.roll();
                stream.clients().forEach(SimSocket::reset);
            }
            default -> stream.inject(fault);
        }
    }

    /** Does something that only this wire knows. */
    public void fault(SmartFault fault) {
        stream.inject(fault);
    }

    // ---- what a test wants to know

    /** Clients connected now. */
    public int connectionCount() {
        return stream.clients().size();
    }

    /** Handshakes seen so far, refused ones too. */
    public long handshakes() {
        return gate.handshakes();
    }

    /** Subscriptions, token times mode, over all connections: who steps the time waits for it. */
    public int subscriptions() {
        return stream.subscriptions();
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.interrupt();
        }
        socket.shutDown();
        rest.close();
    }
}
