package io.icebreaker.feed;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to a broker alive, and says on the ring how it stands.
 *
 * <pre>
 * CONNECTING ─▶ CONNECTED ─▶ LIVE ⇄ MUTE          any ─▶ DOWN ─(back-off)─▶ CONNECTING
 *      └─ 401, 403 ─▶ WAITING_FOR_TOKEN ─(a token not refused yet)─▶ CONNECTING
 * </pre>
 *
 * Two watches run apart: a link without any frame is dead and replaced; a link that only beats is mute,
 * which is said, and acted on only while {@code inSession} holds. CONNECTED is published before the
 * subscription is sent, so no tick of a new link comes before it.
 *
 * <p><b>Threading.</b> One thread of its own, with a sink of its own. {@link #close} from any thread.
 * <b>Errors.</b> A broken link is retried for ever; each failure is logged once, with the reason and never
 * with a secret.
 */
public final class FeedSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);

    /** The watches are looked at so often; a fortieth of the shortest time-out by default. */
    private static final long LOOK_NS = 20_000_000L;

    private static final long CLOSE_MS = 15_000;

    private final String name;
    private final int feed;
    private final FeedConnector connector;
    private final FeedTimings timings;
    private final FeedClocks clocks;
    private final TickSink sink;
    private final LongPredicate inSession;
    private final FeedCounters counters;
    private final Backoff backoff;
    private final Thread thread;
    private volatile FeedState state = FeedState.DOWN;
    private volatile boolean isClosed;
    private long lostNs;

    /**
     * Prepares a session; {@link #start} starts it.
     *
     * @param name for the log and the thread
     * @param setup where and when; one sink is taken from it, for FEED events only
     */
    public FeedSession(
            String name, FeedConnector connector, FeedSetup setup, FeedCounters counters) {
        this.name = name;
        this.connector = connector;
        this.counters = counters;
        feed = setup.feed();
        timings = setup.timings();
        clocks = setup.clocks();
        inSession = setup.inSession();
        sink = setup.stateSinks().get();
        backoff = new Backoff(timings, setup.jitter());
        thread = new Thread(this::run, "feed-" + name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** How the feed stands now. */
    public FeedState state() {
        return state;
    }

    private void run() {
        while (!isClosed) {
            pause(attempt());
        }
        publish(FeedState.OFF, "closed");
    }

    /** One connection from first to last; returns how long to wait before the next, ns. */
    private long attempt() {
        publish(FeedState.CONNECTING, "");
        var watch = new LinkWatch(clocks.monotonic());
        try {
            FeedLink link = connector.connect(watch);
            return live(link, watch);
        } catch (HandshakeRefused e) {
            return onRefused(e);
        } catch (IOException | RuntimeException e) {
            counters.add(FeedCounter.CONNECT_FAILURES);
            return down(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private long onRefused(HandshakeRefused e) {
        counters.add(FeedCounter.CONNECT_FAILURES);
        if (e.needsToken()) {
            counters.add(FeedCounter.TOKEN_REFUSALS);
            waitForToken(e.getMessage());
            return 0;
        }
        if (e.needsPatience()) {
            counters.add(FeedCounter.SLOT_REFUSALS);
            publish(FeedState.DOWN, e.getMessage() + ": other connections hold all places");
            return timings.slotRetryNs();
        }
        return down(e.getMessage());
    }

    private void waitForToken(String reason) {
        LOG.warn("feed {}: {}; waiting for a new token", name, reason);
        publish(FeedState.WAITING_FOR_TOKEN, reason);
        while (!isClosed && !connector.hasFreshCredentials()) {
            pause(timings.tokenPollNs());
        }
        backoff.reset();
    }

    private long live(FeedLink link, LinkWatch watch) {
        counters.add(FeedCounter.CONNECTS);
        watch.onFrame(); // the handshake was a sign of life: a slow one must not count as silence
        long openedNs = clocks.monotonic().nanoTime();
        publish(FeedState.CONNECTED, "");
        link.subscribe();
        String reason = watchOver(watch);
        link.close();
        if (clocks.monotonic().nanoTime() - openedNs >= timings.stableAfterNs()) {
            backoff.reset();
        }
        return isClosed ? 0 : down(reason);
    }

    private long down(String reason) {
        long waitNs = backoff.nextNs();
        LOG.warn(
                "feed {}: {}; next try in {} ms",
                name,
                reason,
                TimeUnit.NANOSECONDS.toMillis(waitNs));
        publish(FeedState.DOWN, reason);
        return waitNs;
    }

    /** Looks after a link until it is over; returns why. */
    private String watchOver(LinkWatch watch) {
        while (!isClosed) {
            long silentNs = watch.sinceFrameNs();
            String reason = endOf(watch, silentNs);
            if (reason != null) {
                // From the last sign of life before the verdict: a silent link, or a paused
                // process, missed
                // all that came since, and what the link says while it is closed makes up for
                // nothing.
                lostNs = clocks.wall().nanoTime() - silentNs;
                return reason;
            }
            sayHowItStands(watch);
            LockSupport.parkNanos(LOOK_NS);
        }
        return "closed";
    }

    /** Why a link is to be given up, counted; null while it is not. */
    private String endOf(LinkWatch watch, long silentNs) {
        if (watch.ended() != null) {
            counters.add(FeedCounter.LOST_LINKS);
            return watch.ended();
        }
        if (silentNs > timings.deadAfterNs()) {
            counters.add(FeedCounter.DEAD_LINKS);
            return "no frame for " + TimeUnit.NANOSECONDS.toMillis(timings.deadAfterNs()) + " ms";
        }
        if (isMuteInSession(watch)) {
            counters.add(FeedCounter.MUTE_LINKS);
            return "no tick in session for "
                    + TimeUnit.NANOSECONDS.toMillis(timings.reconnectMuteAfterNs())
                    + " ms";
        }
        return null;
    }

    private boolean isMuteInSession(LinkWatch watch) {
        return watch.sinceTickNs() > timings.reconnectMuteAfterNs()
                && inSession.test(clocks.wall().nanoTime());
    }

    private void sayHowItStands(LinkWatch watch) {
        boolean isMute = watch.sinceTickNs() > timings.muteAfterNs();
        if (isMute && state != FeedState.MUTE) {
            publish(FeedState.MUTE, "connected, but no ticks");
        } else if (!isMute && watch.hasTicks() && state != FeedState.LIVE) {
            publish(FeedState.LIVE, "");
        }
    }

    /** A CONNECTED event spans the gap since the link before it, so that what was missed can be marked. */
    private void publish(FeedState next, String text) {
        long nowNs = clocks.wall().nanoTime();
        long fromNs = next == FeedState.CONNECTED && lostNs != 0 ? lostNs : nowNs;
        Events.feed(sink.claim(), feed, next, 0, fromNs, nowNs, text, nowNs);
        sink.publish();
        state = next;
    }

    private void pause(long ns) {
        long endNs = clocks.monotonic().nanoTime() + ns;
        while (!isClosed && clocks.monotonic().nanoTime() - endNs < 0) {
            LockSupport.parkNanos(Math.min(ns, LOOK_NS));
        }
    }

    /** Ends the connection and the thread; returns when both are gone, or after 15 s. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
