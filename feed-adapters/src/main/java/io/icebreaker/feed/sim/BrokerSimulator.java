package io.icebreaker.feed.sim;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.EpochNanoClock;

/**
 * A broker on loopback: stream, REST and login as its stock clients see them, fed by a {@link
 * SnapshotSource}. Time moves only by {@link #pump}; {@link #drive} does that from a thread of its own.
 *
 * <p>Any thread.
 */
public interface BrokerSimulator extends AutoCloseable {
    /** The stream, {@code ws://127.0.0.1:port/...}; without credentials. */
    String url();

    /** REST and login, {@code http://127.0.0.1:port/...}. */
    String restUrl();

    /** Moves the source on to a time, epoch ns UTC, and sends what is due. */
    void pump(long nowNs);

    /**
     * Pumps by a clock from a daemon thread until {@link #close}; {@code periodNs} is the pause between.
     */
    void drive(EpochNanoClock clock, long periodNs);

    /** Makes something wrong, or right again. */
    void fault(SimFault fault);

    /**
     * As if the account had logged in: new tokens, the only ones good from now on. What has connected with
     * older ones stays.
     */
    LoginTokens issueTokens(Instant now);

    /** A token of no structure, never the same twice. */
    static LoginTokens opaqueToken(Instant now) {
        String token = "sim" + Long.toHexString(new SplittableRandom().nextLong());
        return new LoginTokens(Secret.of(token), Map.of(), now, null);
    }

    /** The source's instruments under this broker's numbers, in order of index. */
    List<BrokerInstrument> instruments();

    /** Ends connections, server and threads. Never throws. */
    @Override
    void close();
}
