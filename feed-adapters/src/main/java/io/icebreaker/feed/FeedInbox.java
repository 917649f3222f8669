package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Where the frames of a feed's connections arrive, one connection after the other: market data is shown to
 * the setup's {@link FrameSink}, then read by the wire straight into the sink.
 *
 * <p><b>Threading.</b> The sockets' threads. Each connection has a thread of its own, and an old one may
 * still be waiting in the sink when the next connection speaks: the feed's lock, otherwise hardly
 * contended, hands the sink over between them, and a frame of a connection already given up goes no
 * further.
 */
final class FeedInbox {
    private final Object lock;
    private final Wire wire;
    private final CoveredSink sink;
    private final EpochNanoClock wall;
    private final NanoClock monotonic;
    private final int feed;
    private final FrameSink frames;
    private final FeedCounters counters;

    FeedInbox(Object lock, Wire wire, FeedSetup setup, Covered covered, FeedCounters counters) {
        this.lock = lock;
        this.wire = wire;
        TickSink ring = setup.sinks().get();
        sink = new CoveredSink(ring, covered);
        wall = setup.clocks().wall();
        monotonic = setup.clocks().monotonic();
        feed = setup.feed();
        frames = setup.frames();
        this.counters = counters;
    }

    void onBinary(byte[] bytes, SocketLink from, LinkWatch watch) {
        long receiveTimeNs = wall.nanoTime();
        counters.add(FeedCounter.FRAMES);
        synchronized (lock) {
            if (isStale(from)) {
                return;
            }
            frames.accept(feed, FrameSink.BINARY, receiveTimeNs, monotonic.nanoTime(), bytes);
            count(wire.onBinary(ByteBuffer.wrap(bytes), receiveTimeNs, sink), watch);
        }
    }

    void onText(byte[] utf8, SocketLink from, LinkWatch watch) {
        long receiveTimeNs = wall.nanoTime();
        synchronized (lock) {
            if (isStale(from)) {
                return;
            }
            if (wire.isMarketData(utf8)) {
                counters.add(FeedCounter.FRAMES);
                frames.accept(feed, FrameSink.TEXT, receiveTimeNs, monotonic.nanoTime(), utf8);
            }
            count(wire.onText(utf8, receiveTimeNs, sink), watch);
        }
    }

    private boolean isStale(SocketLink from) {
        if (from.isClosed()) {
            counters.add(FeedCounter.STALE_FRAMES);
        }
        return from.isClosed();
    }

    private void count(int ticks, LinkWatch watch) {
        if (ticks == Wire.HEARTBEAT) {
            counters.add(FeedCounter.HEARTBEATS);
        } else if (ticks > 0) {
            counters.add(FeedCounter.TICKS, ticks);
            watch.onTicks(sink.takeLeastAgeNs(), sink.takeLeastTradeAgeNs());
        }
    }

    /** A message longer than the limit was refused; its connection is over. */
    void onOversized() {
        synchronized (lock) {
            counters.add(FeedCounter.OVERSIZED);
            sink.reject(Reject.OVERSIZED);
        }
    }
}
