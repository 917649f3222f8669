package io.icebreaker.feed;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickSink;
import java.util.function.LongPredicate;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Says on the ring how a feed stands, and which stretches it has missed. One thread speaks, any reads the
 * state.
 */
final class FeedVoice {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** A gap is looked at minute by minute to tell whether a market was open; so many are three days. */
    private static final int MOST_MINUTES = 3 * 24 * 60;

    private final int feed;
    private final TickSink sink;
    private final EpochNanoClock wall;
    private final LongPredicate inSession;
    private volatile FeedState state = FeedState.DOWN;
    private long lostNs;

    FeedVoice(FeedSetup setup) {
        feed = setup.feed();
        sink = setup.stateSinks().get();
        wall = setup.clocks().wall();
        inSession = setup.inSession();
    }

    /** What was said last. */
    FeedState state() {
        return state;
    }

    void say(FeedState next, String text) {
        long nowNs = wall.nanoTime();
        publish(next, 0, nowNs, text, nowNs);
        state = next;
    }

    /** Says something of the state the feed is in already. */
    void remark(long count, String text) {
        long nowNs = wall.nanoTime();
        publish(state, count, nowNs, text, nowNs);
    }

    /** CONNECTED spans what was lost since the link before it, so that what was missed can be marked. */
    void connected() {
        long nowNs = wall.nanoTime();
        publish(FeedState.CONNECTED, 0, lostNs == 0 ? nowNs : lostNs, "", nowNs);
        state = FeedState.CONNECTED;
    }

    /** From here on ticks are missed; a stretch that is open already began earlier. */
    void lostFor(long ns) {
        if (lostNs == 0) {
            lostNs = wall.nanoTime() - ns;
        }
    }

    /** What was missed until now, if anything was and a market was open meanwhile. */
    void gapEnds() {
        long nowNs = wall.nanoTime();
        if (lostNs != 0 && wasOpen(lostNs, nowNs)) {
            String text = "nothing came for " + seconds(nowNs - lostNs) + " s of a session";
            publish(FeedState.GAP, 0, lostNs, text, nowNs);
        }
        lostNs = 0;
    }

    private static String seconds(long ns) {
        long tenths = ns / 100_000_000L;
        return tenths / 10 + "." + tenths % 10;
    }

    private boolean wasOpen(long fromNs, long toNs) {
        boolean isOpen = inSession.test(toNs);
        long atNs = fromNs;
        for (int minute = 0; !isOpen && atNs < toNs && minute < MOST_MINUTES; minute++) {
            isOpen = inSession.test(atNs);
            atNs += MINUTE_NS;
        }
        return isOpen;
    }

    private void publish(FeedState which, long count, long fromNs, String text, long nowNs) {
        Events.feed(sink.claim(), feed, which, count, fromNs, nowNs, text, nowNs);
        sink.publish();
    }
}
