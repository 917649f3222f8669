package io.icebreaker.feed.sim.noren;

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
 * A Noren house on loopback: Flattrade and Shoonya in one, for they differ only in the words of login.
 * Stream, REST and login know one account, {@link NorenAccount}.
 *
 * <p>Any thread.
 */
public final class NorenSimulator implements BrokerSimulator {
    private final NorenTokens tokens;
    private final NorenAccount account;
    private final NorenOdds odds = new NorenOdds();
    private final NorenBroker broker;
    private final SimServer server;
    private final NorenRestServer rest;

    /**
     * Listens on loopback.
     *
     * @param port of the stream, 0 for any free one; REST takes a free one
     * @param token good from the start, null for none: then a login must come first
     * @throws IOException when the port cannot be had
     */
    public NorenSimulator(int port, String token, SnapshotSource source) throws IOException {
        var market = new MarketTap(source);
        tokens = new NorenTokens(market.instruments());
        account = new NorenAccount(token);
        broker = new NorenBroker(market, tokens, account, odds, this::sendsTicks);
        server = new SimServer("noren", port, broker);
        rest = new NorenRestServer(account, tokens, market, this::order);
    }

    private boolean sendsTicks() {
        return server.sendsTicks();
    }

    private void order(String update) {
        server.locked(() -> broker.say(update));
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public String restUrl() {
        return rest.http().url();
    }

    /** For faults of REST, and to see what was asked. */
    public SimHttp http() {
        return rest.http();
    }

    /** How it misbehaves in ways of its own. */
    public NorenOdds odds() {
        return odds;
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return tokens.all();
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

    /** The only token good from now on. */
    public void token(String token) {
        account.token(token);
    }

    @Override
    public LoginTokens issueTokens(Instant now) {
        LoginTokens tokens = BrokerSimulator.opaqueToken(now);
        token(tokens.token().reveal(text -> text));
        return tokens;
    }

    /** As if a person had logged in on the page: a request code, good for one exchange. */
    public String logIn() {
        return account.newRequestCode();
    }

    /** Sends a text to every client that has logged in. */
    public void say(String text) {
        order(text);
    }

    public int connectionCount() {
        return server.connectionCount();
    }

    /** Handshakes seen so far. */
    public long handshakes() {
        return server.handshakes();
    }

    /** Snapshots and deltas sent so far, over all connections: who steps the time waits for their ticks. */
    public long sent() {
        long[] count = new long[1];
        server.locked(() -> count[0] = broker.sent());
        return count[0];
    }

    /** Sockets closed because a newer one came with the same token. */
    public long evictions() {
        long[] count = new long[1];
        server.locked(() -> count[0] = broker.evictions());
        return count[0];
    }

    /** Scrips with a depth subscription, over all connections: who steps the time waits for it. */
    public int inDepth() {
        int[] count = new int[1];
        server.locked(() -> count[0] = broker.inDepth());
        return count[0];
    }

    @Override
    public void close() {
        server.close();
        rest.close();
    }
}
