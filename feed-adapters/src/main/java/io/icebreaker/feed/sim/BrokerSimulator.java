package io.icebreaker.feed.sim;

import io.icebreaker.feed.BrokerInstrument;
import java.util.List;
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

    /** The source's instruments under this broker's numbers, in order of index. */
    List<BrokerInstrument> instruments();

    /** Ends connections, server and threads. Never throws. */
    @Override
    void close();
}
