package io.icebreaker.gap;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the gaps of one day's recording as its events go by.
 *
 * <ul>
 *   <li>Packets dropped, a feed's own word for what it missed, and events that were not journaled stand as
 *       the recording says them, by their own edges.
 *   <li>A feed is away from DOWN, MUTE or WAITING_FOR_TOKEN until ticks come again, or until the recording
 *       ends; no event was recorded while the clock should have beaten: the engine did not run. Of both only
 *       what lies in open hours counts.
 *   <li>What the same feed was told of twice, its states and its own word, is one gap.
 * </ul>
 *
 * <p><b>Threading.</b> One thread calls {@link #watch} and {@link #upToHere}; any reads what was found.
 */
public final class GapFinder {
    /** A day with more than this is one hole; those beyond are counted, not kept. */
    private static final int LIMIT = 1_000;

    /** The clock beats four times a second: twenty beats missed and nobody was there. */
    private static final long SILENCE_NS = 5_000_000_000L;

    /** Between the last event and a process that begins again; a beat or two is nothing. */
    private static final long RESTART_NS = 1_000_000_000L;

    /** A recording without a clock is silent for as long as nobody trades. */
    private static final long SILENCE_WITHOUT_CLOCK_NS = 900_000_000_000L;

    private static final FeedState[] STATES = FeedState.values();

    private final OpenHours hours = new OpenHours();
    private final List<Gap> found = new ArrayList<>();
    private final Gap[] lastAway = new Gap[TickFlags.MAX_FEEDS];
    private final long[] awaySinceNs = new long[TickFlags.MAX_FEEDS];
    private List<Gap> open = List.of();
    private long lastNs;
    private boolean clocked;
    private boolean begun;
    private Gap endless;
    private int count;

    /** Takes up the next event. */
    public void watch(Tick event) {
        int kind = event.kind();
        long nowNs = event.receiveTimeNs();
        if (kind == EventKind.GAP) {
            unjournaled(event);
        } else if (endless != null) {
            close(nowNs);
        } else if (nowNs - lastNs > RESTART_NS && begun) {
            silence(kind == EventKind.CONFIG && !RuleParts.isPart(event), nowNs);
        }
        lastNs = Math.max(lastNs, nowNs);
        switch (kind) {
            case EventKind.TICK -> begun = true;
            case EventKind.CLOCK -> {
                begun = true;
                clocked = true;
            }
            case EventKind.INSTRUMENT -> hours.define(Events.instrument(event).segment());
            case EventKind.FEED -> feed(event, nowNs);
            default -> {}
        }
    }

    /** What live saw and the journal has not; a marker after a crash does not know until when. */
    private void unjournaled(Tick event) {
        close(lastNs);
        long fromNs = Events.gapFromNs(event) == 0 ? lastNs : Events.gapFromNs(event);
        long toNs = Math.max(fromNs, Events.gapToNs(event));
        var gap =
                new Gap(
                        Gap.Kind.UNJOURNALED,
                        Gap.ALL_FEEDS,
                        fromNs,
                        toNs,
                        Events.gapTicks(event),
                        "not journaled");
        if (Events.gapToNs(event) == 0) {
            endless = gap;
        } else {
            add(gap);
        }
    }

    /** The first event behind a marker without an end is its end. */
    private void close(long nowNs) {
        if (endless != null) {
            add(endless.until(nowNs));
            endless = null;
        }
    }

    private void silence(boolean begins, long nowNs) {
        long usual = clocked ? SILENCE_NS : SILENCE_WITHOUT_CLOCK_NS;
        if (nowNs - lastNs > (clocked && begins ? RESTART_NS : usual)) {
            addOpenHours(Gap.Kind.NOT_RECORDED, Gap.ALL_FEEDS, lastNs, nowNs, "nothing recorded");
        }
    }

    private void feed(Tick event, long nowNs) {
        int feed = event.feed();
        long fromNs = Events.feedFromNs(event) == 0 ? nowNs : Events.feedFromNs(event);
        long toNs = Events.feedToNs(event) == 0 ? nowNs : Events.feedToNs(event);
        switch (STATES[Events.feedState(event)]) {
            case DROPPED ->
                    add(
                            new Gap(
                                    Gap.Kind.DROPPED,
                                    feed,
                                    fromNs,
                                    toNs,
                                    Events.feedCount(event),
                                    Events.feedText(event)));
            case GAP -> add(new Gap(Gap.Kind.DOWN, feed, fromNs, toNs, 0, "feed away"));
            case DOWN, MUTE, WAITING_FOR_TOKEN ->
                    awaySinceNs[feed] = awaySinceNs[feed] == 0 ? nowNs : awaySinceNs[feed];
            case LIVE, LATE, CLOSED, OFF -> back(feed, nowNs);
            default -> {}
        }
    }

    private void back(int feed, long nowNs) {
        if (awaySinceNs[feed] != 0) {
            addOpenHours(Gap.Kind.DOWN, feed, awaySinceNs[feed], nowNs, "feed away");
        }
        awaySinceNs[feed] = 0;
    }

    private void addOpenHours(Gap.Kind kind, int feed, long fromNs, long toNs, String why) {
        long[] within = hours.within(fromNs, toNs);
        if (within != null) {
            add(new Gap(kind, feed, within[0], within[1], 0, why));
        }
    }

    private synchronized void add(Gap gap) {
        if (gap.kind() != Gap.Kind.DOWN) {
            keep(gap);
            return;
        }
        Gap before = lastAway[gap.feed()];
        if (before != null && before.meets(gap)) {
            Gap both = before.with(gap);
            found.replaceAll(each -> each == before ? both : each);
            lastAway[gap.feed()] = both;
        } else {
            keep(gap);
            lastAway[gap.feed()] = gap;
        }
    }

    private void keep(Gap gap) {
        count++;
        if (found.size() < LIMIT) {
            found.add(gap);
        }
    }

    /**
     * The recording ends here, or ends here so far: a feed that is still away is so until its last event.
     * May be called again when more has come.
     */
    public synchronized void upToHere() {
        List<Gap> now = new ArrayList<>();
        for (int feed = 0; feed < awaySinceNs.length; feed++) {
            long[] within = awaySinceNs[feed] == 0 ? null : hours.within(awaySinceNs[feed], lastNs);
            if (within != null && within[0] < within[1]) {
                String why = "feed away to the end";
                now.add(new Gap(Gap.Kind.DOWN, feed, within[0], within[1], 0, why));
            }
        }
        if (endless != null) {
            now.add(endless);
        }
        open = List.copyOf(now);
    }

    /** Those found so far, in order of their ends, what is still open last. */
    public synchronized List<Gap> found() {
        List<Gap> all = new ArrayList<>(found);
        all.addAll(open);
        return List.copyOf(all);
    }

    /** How many there are, also those that found no room in {@link #found}. */
    public synchronized int count() {
        return count + open.size();
    }

    /** Those that are counted, but not in {@link #found}. */
    public synchronized int leftOut() {
        return count - found.size();
    }
}
