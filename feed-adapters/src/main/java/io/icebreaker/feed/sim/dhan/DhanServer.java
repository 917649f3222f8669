package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimServer;
import io.icebreaker.feed.sim.SnapshotSource;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Dhan as its stock clients see it, on loopback, fed by a {@link SnapshotSource}: the live feed at {@link
 * #url}, twenty levels below {@code /twentydepth} of the same port, REST and login at {@link #restUrl}. It
 * moves only when {@link #pump} is called with a time; {@link #drive} does that from a thread of its own.
 *
 * <p><b>Threading.</b> Any thread; one lock guards connections and source.
 */
public final class DhanServer implements BrokerSimulator {
    private final DhanNumbers numbers;
    private final DhanGate gate;
    private final DhanBroker broker;
    private final SimServer server;
    private final DhanRestServer rest;

    /**
     * Listens on loopback.
     *
     * @param port of the stream, 0 for any free one; REST takes any free one
     * @throws IOException when the port cannot be had
     */
    public DhanServer(int port, String clientId, String accessToken, SnapshotSource source)
            throws IOException {
        var market = new MarketTap(source);
        numbers = new DhanNumbers(source.instruments());
        gate = new DhanGate(clientId, accessToken);
        broker = new DhanBroker(market, numbers, gate);
        server = new SimServer("dhan", port, broker);
        rest = new DhanRestServer(numbers, gate, market, server::locked);
    }

    @Override
    public String url() {
        return server.url();
    }

    /** The stream of twenty levels. */
    public String depthUrl() {
        return server.url() + "/twentydepth";
    }

    @Override
    public String restUrl() {
        return rest.http().url();
    }

    /** For faults of REST, and to see what was asked. */
    public SimHttp http() {
        return rest.http();
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
    public List<BrokerInstrument> instruments() {
        return numbers.instruments();
    }

    // ---- faults

    @Override
    public void fault(SimFault fault) {
        server.fault(fault);
    }

    /** Sends a fault of Dhan's own now to every connection that has a subscription. */
    public void inject(DhanFault fault) {
        server.locked(() -> broker.inject(fault));
    }

    /** Sends every client away with a reason of feed-dhan 6. */
    public void disconnectAll(int reason) {
        server.locked(() -> broker.disconnectAll(reason));
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

    /** Clients connected now. */
    public int connectionCount() {
        return server.connectionCount();
    }

    /** Handshakes seen so far, refused ones too. */
    public long handshakes() {
        return server.handshakes();
    }

    /** Instruments subscribed by a request code, over all connections: who steps the time waits for it. */
    public int subscribed(int requestCode) {
        int[] count = new int[1];
        server.locked(() -> count[0] = broker.subscribed(DhanSimMode.of(requestCode)));
        return count[0];
    }

    @Override
    public void close() {
        server.close();
        rest.close();
    }
}
