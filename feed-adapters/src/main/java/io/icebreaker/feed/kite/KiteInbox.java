package io.icebreaker.feed.kite;

import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FrameSink;
import io.icebreaker.feed.LinkWatch;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the frames of a feed's connections arrive, one connection after the other. Binary frames are shown
 * to the setup's {@link FrameSink}, then decoded straight into the sink.
 *
 * <p><b>Threading.</b> The sockets' threads. Each connection has a thread of its own, and an old one may
 * still be waiting in the sink when the next connection speaks: the lock, otherwise never contended, hands
 * the sink over between them, and a frame of a connection already given up goes no further.
 */
final class KiteInbox {
    private static final Logger LOG = LoggerFactory.getLogger(KiteInbox.class);
    private static final Set<String> KNOWN_AND_IDLE = Set.of("instruments_meta", "app_code");

    /** Nobody sends so many kinds; a broken sender must not fill our memory with their names. */
    private static final int MAX_TYPES = 64;

    private final KiteDecoder decoder;
    private final TickSink sink;
    private final EpochNanoClock wall;
    private final NanoClock monotonic;
    private final int feed;
    private final FrameSink frames;
    private final FeedCounters counters;
    private final Consumer<String> orders;
    private final Set<String> unknownTypes = new HashSet<>();

    /**
     * @param orders receives the JSON of each order update, on the socket's thread; must be quick
     */
    KiteInbox(FeedSetup setup, FeedCounters counters, Consumer<String> orders) {
        decoder = new KiteDecoder(setup.resolver(), setup.feed());
        sink = setup.sinks().get();
        wall = setup.clocks().wall();
        monotonic = setup.clocks().monotonic();
        feed = setup.feed();
        frames = setup.frames();
        this.counters = counters;
        this.orders = orders;
    }

    void onBinary(byte[] bytes, KiteLink from, LinkWatch watch) {
        long receiveTimeNs = wall.nanoTime();
        counters.add(FeedCounter.FRAMES);
        synchronized (this) {
            if (from.isClosed()) {
                counters.add(FeedCounter.STALE_FRAMES);
                return;
            }
            frames.accept(feed, receiveTimeNs, monotonic.nanoTime(), bytes);
            int ticks = decoder.decode(ByteBuffer.wrap(bytes), receiveTimeNs, sink);
            if (ticks == KiteDecoder.HEARTBEAT) {
                counters.add(FeedCounter.HEARTBEATS);
            } else if (ticks > 0) {
                counters.add(FeedCounter.TICKS, ticks);
                watch.onTicks();
            }
        }
    }

    /** A message longer than the limit was refused; its connection is over. */
    synchronized void onOversized() {
        counters.add(FeedCounter.OVERSIZED);
        sink.reject(Reject.OVERSIZED);
    }

    synchronized void onText(byte[] utf8, UnaryOperator<String> redaction) {
        var message = KiteText.read(utf8);
        if (message.isEmpty()) {
            counters.add(FeedCounter.BAD_TEXTS);
            sink.reject(Reject.TEXT);
            return;
        }
        counters.add(FeedCounter.TEXTS);
        handle(message.get(), redaction);
    }

    private void handle(KiteText.Message message, UnaryOperator<String> redaction) {
        switch (message.type()) {
            case "order" -> {
                counters.add(FeedCounter.ORDER_UPDATES);
                orders.accept(message.data());
            }
            case "error" -> {
                counters.add(FeedCounter.BROKER_ERRORS);
                LOG.warn("Kite says: {}", redaction.apply(message.data()));
            }
            case "message" -> LOG.info("Kite says: {}", redaction.apply(message.data()));
            default -> noteUnknown(redaction.apply(message.type()));
        }
    }

    private void noteUnknown(String type) {
        boolean isNews =
                !KNOWN_AND_IDLE.contains(type)
                        && unknownTypes.size() < MAX_TYPES
                        && unknownTypes.add(type);
        if (isNews) {
            counters.add(FeedCounter.UNKNOWN_TEXT_TYPES);
            LOG.info("Kite sent a text of the unknown type '{}'", type);
        }
    }
}
