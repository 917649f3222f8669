package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.FeedState;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Fills what live did not see: when a feed comes up, the minutes of the session before; when it comes back,
 * those it was away. One thread an account asks the broker's history, within its rate limits; what comes is
 * journaled as HISTORY events and so shown again by every replay. A failure is told, and nothing more.
 */
final class Backfill implements AutoCloseable {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** A broker's newest minute is not final for several seconds: what ended just now is asked for later. */
    private static final long SETTLED_NS = MINUTE_NS + 15_000_000_000L;

    /** One feed and what it missed. */
    private static final class Watched {
        private final int feed;
        private final String name;
        private final AccountFill fill;
        private boolean wasLive;
        private long liveNs;

        Watched(int feed, String name, AccountFill fill) {
            this.feed = feed;
            this.name = name;
            this.fill = fill;
        }
    }

    private final LiveEngine engine;
    private final EpochNanoClock clock;
    private final List<Watched> accounts = new ArrayList<>();

    Backfill(LiveEngine engine, EpochNanoClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Watches one more feed; before the first {@link #look}. */
    void add(int feed, String name, BrokerRest rest, List<BrokerInstrument> instruments) {
        var fill = new AccountFill(name, rest, instruments, engine, clock);
        accounts.add(new Watched(feed, name, fill));
        fill.start();
    }

    /** Now and then, from one thread: asks for what was missed as soon as a feed is live. */
    void look() {
        FeedBoard feeds = engine.board().feeds();
        long nowNs = clock.nanoTime();
        for (Watched it : accounts) {
            FeedState state = feeds.name(it.feed) == null ? null : feeds.state(it.feed);
            boolean isLive = state == FeedState.LIVE || state == FeedState.LATE;
            if (isLive && !it.wasLive) {
                long fromNs = it.liveNs == 0 ? AccountFill.SESSION_START : it.liveNs;
                it.fill.want(fromNs, nowNs, nowNs);
                it.fill.want(fromNs, nowNs, minuteAfter(nowNs) + SETTLED_NS);
            }
            it.wasLive = isLive;
            it.liveNs = isLive ? nowNs : it.liveNs;
        }
    }

    private static long minuteAfter(long timeNs) {
        return (Math.floorDiv(timeNs, MINUTE_NS) + 1) * MINUTE_NS;
    }

    /** How far an account's backfill is, in words; empty before there was any. */
    String status(String name) {
        return accounts.stream()
                .filter(it -> it.name.equals(name))
                .map(it -> it.fill.status())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        accounts.forEach(it -> it.fill.close());
    }
}
