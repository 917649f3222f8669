package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Judges a link by two clocks: whether frames come (transport), and whether ticks come that are young
 * enough (data), of which the second counts only while a market of the link's own instruments is open. One
 * thread.
 */
final class Liveness {
    /** Ages are looked at so often: in a second and a half even a thin universe has a packet. */
    private static final long AGE_WINDOW_NS = 1_500_000_000L;

    /**
     * Stamps are whole seconds, clocks a second apart are usual; a feed five behind is of no use to trade
     * on.
     */
    private static final long LATE_AFTER_NS = 5_000_000_000L;

    /**
     * Where packets have no time of their own the youngest trade of many instruments tells the age; pauses
     * between trades are longer than those between packets.
     */
    private static final long TRADE_WINDOW_NS = 15_000_000_000L;

    private static final long TRADES_LATE_AFTER_NS = 15_000_000_000L;

    /** Calendars change by the minute. */
    private static final long SESSION_LOOK_NS = 500_000_000L;

    /** Links in a row replaced for their silence wait 1, 2, 4 times as long; more doublings never. */
    private static final int MUTE_DOUBLINGS = 2;

    private final FeedTimings timings;
    private final FeedClocks clocks;
    private final LongPredicate inSession;
    private final FeedCounters counters;
    private final TickingShare share;
    private boolean isOpen;
    private long lookedNs;
    private boolean hasLooked;
    private long openSinceNs;
    private long windowEndNs;
    private boolean isLate;
    private long tradeWindowEndNs;
    private boolean areTradesLate;
    private int muteInARow;

    Liveness(FeedSetup setup, FeedCounters counters, TickingShare share) {
        timings = setup.timings();
        clocks = setup.clocks();
        inSession = setup.inSession();
        this.counters = counters;
        this.share = share;
    }

    /** A link begins. */
    void begin() {
        windowEndNs = clocks.monotonic().nanoTime() + AGE_WINDOW_NS;
        isLate = false;
        tradeWindowEndNs = clocks.monotonic().nanoTime() + TRADE_WINDOW_NS;
        areTradesLate = false;
        isOpen(); // looked at before the first tick: what comes at once came after the bell
    }

    /** Whether a market of the feed is open now, at most half a second old. */
    boolean isOpen() {
        long nowNs = clocks.monotonic().nanoTime();
        if (!hasLooked || nowNs - lookedNs >= SESSION_LOOK_NS) {
            boolean open = inSession.test(clocks.wall().nanoTime());
            if (open && !isOpen) {
                openSinceNs = nowNs;
            }
            isOpen = open;
            lookedNs = nowNs;
            hasLooked = true;
        }
        return isOpen;
    }

    /** Why a link is to be given up, counted; null while it is not. */
    String verdict(LinkWatch watch) {
        if (watch.ended() != null) {
            counters.add(FeedCounter.LOST_LINKS);
            return watch.ended();
        }
        if (watch.sinceFrameNs() > timings.deadAfterNs()) {
            counters.add(FeedCounter.DEAD_LINKS);
            return "no frame for " + ms(timings.deadAfterNs()) + " ms";
        }
        share.look();
        long patienceNs = timings.reconnectMuteAfterNs() << Math.min(muteInARow, MUTE_DOUBLINGS);
        if (isOpen() && silenceNs(watch) > patienceNs && isSuspicious(watch)) {
            counters.add(FeedCounter.MUTE_LINKS);
            muteInARow++;
            return "no tick in session for " + ms(patienceNs) + " ms";
        }
        return null;
    }

    /**
     * Nothing at all came since the bell or the link's begin, or instruments that were ticking stopped all
     * together. Other silence is that of a quiet market, which a new link would not change.
     */
    private boolean isSuspicious(LinkWatch watch) {
        boolean isNothing = !watch.hasTicks() || watch.sinceTickNs() > sinceOpenNs();
        return share.wasTicking() || isNothing && !share.isEmpty();
    }

    /** Silence alarms from the opening on: what was not said before the bell is no loss. */
    private long silenceNs(LinkWatch watch) {
        return Math.min(watch.sinceTickNs(), sinceOpenNs());
    }

    private long sinceOpenNs() {
        return clocks.monotonic().nanoTime() - openSinceNs;
    }

    private static long ms(long ns) {
        return TimeUnit.NANOSECONDS.toMillis(ns);
    }

    /** How a link stands by its ticks; null while nothing can be said that has not been. */
    FeedState stateOf(LinkWatch watch) {
        judgeAge(watch);
        judgeTrades(watch);
        boolean isSilent = watch.sinceTickNs() > timings.muteAfterNs();
        if (isSilent && !isOpen()) {
            return FeedState.CLOSED;
        }
        if (isSilent) {
            return silenceNs(watch) > timings.muteAfterNs() ? FeedState.MUTE : null;
        }
        if (!watch.hasTicks()) {
            return null;
        }
        muteInARow = 0;
        return (isLate || areTradesLate) && isOpen() ? FeedState.LATE : FeedState.LIVE;
    }

    private void judgeAge(LinkWatch watch) {
        if (clocks.monotonic().nanoTime() - windowEndNs < 0) {
            return;
        }
        windowEndNs = clocks.monotonic().nanoTime() + AGE_WINDOW_NS;
        long ageNs = watch.takeLeastAgeNs();
        isLate = ageNs == Long.MAX_VALUE ? isLate : ageNs > LATE_AFTER_NS;
    }

    private void judgeTrades(LinkWatch watch) {
        if (clocks.monotonic().nanoTime() - tradeWindowEndNs < 0) {
            return;
        }
        tradeWindowEndNs = clocks.monotonic().nanoTime() + TRADE_WINDOW_NS;
        long ageNs = watch.takeLeastTradeAgeNs();
        boolean isKnown = ageNs != Long.MAX_VALUE && share.isBusy();
        areTradesLate = isKnown && ageNs > TRADES_LATE_AFTER_NS;
    }
}
