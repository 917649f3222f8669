package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.util.Collection;

/**
 * One connection to one broker, kept up for ever: the part of a {@link BrokerFeed} that is the same on
 * every wire. Dials what {@link Wire#handshake} says, refuses messages above 1 MiB before they are
 * allocated, shows frames of market data to the setup's {@link FrameSink}, hands them to the wire,
 * watches over silence and mute sessions, backs off with jitter, waits for a token, sends the client's
 * heartbeats, subscribes in batches and notes what is covered.
 *
 * <p><b>Threading.</b> Any thread. Two sinks are taken from the setup: one for the sockets, one for the
 * session.
 */
public final class SocketFeed implements BrokerFeed {
    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param name of the broker, for threads and the log: {@code kite}, {@code smartapi}...; the feed's
     *     number
     *     is added
     * @param wire used by this feed alone
     * @param setup its timings say how long silence may last on this wire: {@link FeedTimings#deadAfter}
     */
    public SocketFeed(String name, Wire wire, FeedSetup setup) {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public void subscribe(Collection<BrokerInstrument> wanted) {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public void unsubscribe(Collection<BrokerInstrument> unwanted) {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public FeedState state() {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public FeedCounters counters() {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public Coverage coverage() {
        throw new UnsupportedOperationException("not there yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not there yet");
    }
}
