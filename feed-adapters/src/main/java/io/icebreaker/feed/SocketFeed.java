package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.util.Collection;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to one broker, kept up for ever: the part of a {@link BrokerFeed} that is the same on
 * every wire. Dials what {@link Wire#handshake} says, refuses messages above 1 MiB before they are
 * allocated, shows frames of market data to the setup's {@link FrameSink}, hands them to the wire,
 * watches over silence and mute sessions, backs off with jitter, waits for a token, sends the client's
 * heartbeats, subscribes in batches and notes what is covered. A broker's feed brings its wire.
 *
 * <p><b>Threading.</b> Any thread. Two sinks are taken from the setup: one for the sockets, one for the
 * session.
 */
public abstract class SocketFeed implements BrokerFeed {
    private final FeedCounters counters = new FeedCounters();
    private final FeedMachine machine;
    private final FeedSession session;
    private final Subscriptions subscriptions;

    /** What the classes of one feed share. */
    record Parts(
            String name,
            Object lock,
            Wire wire,
            FeedSetup setup,
            FeedInbox inbox,
            Subscriptions subscriptions,
            CoverageCheck check,
            FeedCounters counters,
            Runnable wake) {}

    /**
     * Prepares a feed; {@link #start} starts it.
     *
     * @param name of the broker, for threads and the log: {@code kite}, {@code smartapi}...; the feed's
     *     number is added
     * @param wire used by this feed alone
     * @param setup its timings say how long silence may last on this wire: {@link FeedTimings#deadAfter}
     */
    protected SocketFeed(String name, Wire wire, FeedSetup setup) {
        this(name, wire, setup, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** The same with other certificates to believe in. */
    protected SocketFeed(String name, Wire wire, FeedSetup setup, SSLSocketFactory tls) {
        String fullName = name + "-" + setup.feed();
        Object lock = new Object();
        var covered = new Covered();
        var inbox = new FeedInbox(lock, wire, setup, covered, counters);
        var voice = new FeedVoice(setup);
        subscriptions =
                new Subscriptions(
                        lock, wire, setup.resolver(), setup.clocks().monotonic(), covered);
        var check = new CoverageCheck(fullName, subscriptions, wire, setup, voice, counters);
        var parts =
                new Parts(
                        fullName,
                        lock,
                        wire,
                        setup,
                        inbox,
                        subscriptions,
                        check,
                        counters,
                        this::wake);
        var connector = new SocketConnector(parts, tls);
        var share =
                new TickingShare(
                        lock,
                        covered,
                        setup.clocks().monotonic(),
                        2 * setup.timings().reconnectMuteAfterNs());
        machine = new FeedMachine(fullName, connector, setup, voice, counters, share);
        session = new FeedSession(fullName, machine);
    }

    private void wake() {
        session.wake();
    }

    @Override
    public void start() {
        session.start();
    }

    @Override
    public void subscribe(Collection<BrokerInstrument> wanted) {
        if (subscriptions.add(wanted)) {
            session.wake();
        }
    }

    @Override
    public void unsubscribe(Collection<BrokerInstrument> unwanted) {
        if (subscriptions.remove(unwanted)) {
            session.wake();
        }
    }

    @Override
    public FeedState state() {
        return machine.state();
    }

    @Override
    public FeedCounters counters() {
        return counters;
    }

    @Override
    public Coverage coverage() {
        return subscriptions.coverage();
    }

    @Override
    public Set<String> segments() {
        return subscriptions.segments();
    }

    @Override
    public void close() {
        session.close();
    }
}
