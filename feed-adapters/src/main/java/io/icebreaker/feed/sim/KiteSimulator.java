package io.icebreaker.feed.sim;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.login.LoginTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Kite on loopback: stream, REST and login over one market, under one token. A login makes a new token, which
 * stream and REST take from then on, and none besides.
 *
 * <p>Any thread.
 */
public final class KiteSimulator implements BrokerSimulator {
    private final KiteServer stream;
    private final KiteRestServer rest;

    /**
     * Listens on loopback.
     *
     * @param port of the stream, 0 for any free one; REST and login share another free one
     * @param accessToken good until somebody logs in
     * @throws IOException when the port cannot be had
     */
    public KiteSimulator(
            int port, String apiKey, String apiSecret, String accessToken, SnapshotSource source)
            throws IOException {
        var market = new MarketTap(source);
        stream = new KiteServer(port, apiKey, accessToken, market);
        rest = new KiteRestServer(apiKey, accessToken, market);
        new KiteLoginServer(rest.http(), apiKey, apiSecret, this::accessToken);
    }

    private void accessToken(String token) {
        stream.accessToken(token);
        rest.accessToken(token);
    }

    @Override
    public String url() {
        return stream.url();
    }

    /** Of REST and login. */
    @Override
    public String restUrl() {
        return rest.url();
    }

    /** For faults of REST and login, and to see what was asked. */
    public SimHttp http() {
        return rest.http();
    }

    @Override
    public void pump(long nowNs) {
        stream.pump(nowNs);
    }

    @Override
    public void drive(EpochNanoClock clock, long periodNs) {
        stream.drive(clock, periodNs);
    }

    /** A token that is over for the stream is over for REST. */
    @Override
    public void fault(SimFault fault) {
        stream.fault(fault);
        if (fault == SimFault.TOKEN_ROLL) {
            rest.accessToken(null);
        }
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return stream.instruments();
    }

    @Override
    public LoginTokens issueTokens(Instant now) {
        LoginTokens tokens = stream.issueTokens(now);
        rest.accessToken(tokens.token().reveal(text -> text));
        return tokens;
    }

    @Override
    public void close() {
        stream.close();
        rest.close();
    }
}
