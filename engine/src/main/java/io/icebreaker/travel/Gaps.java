package io.icebreaker.travel;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.List;

/** Finds the holes of a recording as its events go by. One thread writes, any reads. */
final class Gaps {
    /** A day with more holes than this is one hole; those beyond are counted. */
    private static final int LIMIT = 1_000;

    /** The clock beats four times a second: twenty beats missed and nobody was there. */
    private static final long SILENCE_NS = 5_000_000_000L;

    /** A recording without a clock is silent for as long as nobody trades. */
    private static final long SILENCE_WITHOUT_CLOCK_NS = 900_000_000_000L;

    private final List<Gap> found = new ArrayList<>();
    private final long[] downSinceNs = new long[TickFlags.MAX_FEEDS];
    private long lastNs;
    private boolean clocked;
    private boolean begun;
    private int count;

    void watch(Tick event) {
        long nowNs = event.receiveTimeNs();
        silence(nowNs);
        clocked |= event.kind() == EventKind.CLOCK;
        begun |= event.kind() == EventKind.TICK || event.kind() == EventKind.CLOCK;
        lastNs = Math.max(lastNs, nowNs);
        if (event.kind() == EventKind.FEED) {
            feed(event, nowNs);
        }
    }

    private void silence(long nowNs) {
        long limit = clocked ? SILENCE_NS : SILENCE_WITHOUT_CLOCK_NS;
        if (begun && nowNs - lastNs > limit) {
            add(new Gap(Gap.Kind.NOT_RECORDED, lastNs, nowNs, 0));
        }
    }

    private void feed(Tick event, long nowNs) {
        int feed = event.feed();
        int state = Events.feedState(event);
        if (state == FeedState.DROPPED.ordinal()) {
            long fromNs = Events.feedFromNs(event) == 0 ? nowNs : Events.feedFromNs(event);
            add(new Gap(Gap.Kind.DROPPED, fromNs, nowNs, Events.feedCount(event)));
        } else if (state == FeedState.DOWN.ordinal() && begun) {
            downSinceNs[feed] = downSinceNs[feed] == 0 ? nowNs : downSinceNs[feed];
        } else if (state == FeedState.LIVE.ordinal() && downSinceNs[feed] != 0) {
            add(new Gap(Gap.Kind.DOWN, downSinceNs[feed], nowNs, 0));
            downSinceNs[feed] = 0;
        }
    }

    private synchronized void add(Gap gap) {
        count++;
        if (found.size() < LIMIT) {
            found.add(gap);
        }
    }

    synchronized List<Gap> found() {
        return List.copyOf(found);
    }

    /** How many there are, also those that found no room in {@link #found}. */
    synchronized int count() {
        return count;
    }
}
