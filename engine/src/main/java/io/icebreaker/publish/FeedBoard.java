package io.icebreaker.publish;

import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How each feed is doing: its name, its state, how many packets it brought and when the last one came. The
 * figures are read one by one, so they may be a packet apart.
 *
 * <p><b>Threading.</b> One writer, any readers.
 */
public final class FeedBoard {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final FeedState[] STATES = FeedState.values();

    private final AtomicReferenceArray<String> names =
            new AtomicReferenceArray<>(TickFlags.MAX_FEEDS);
    private final long[] states = new long[TickFlags.MAX_FEEDS];
    private final long[] ticks = new long[TickFlags.MAX_FEEDS];
    private final long[] lastTickNs = new long[TickFlags.MAX_FEEDS];
    private final long[] lost = new long[TickFlags.MAX_FEEDS];

    /** Names the feeds from a CONFIG event's comma-separated list; the place is the feed's number. Cold. */
    public void names(String commaSeparated) {
        String[] parts = commaSeparated.split(",");
        for (int feed = 0; feed < parts.length && feed < TickFlags.MAX_FEEDS; feed++) {
            if (!parts[feed].isBlank()) {
                names.set(feed, parts[feed].strip());
            }
        }
    }

    /**
     * A feed's new state, by {@link FeedState#ordinal}; {@code count} packets lost with DROPPED, which like
     * GAP is no state to stay in.
     */
    public void state(int feed, int state, long count) {
        if (state == FeedState.DROPPED.ordinal()) {
            ELEMENT.setOpaque(lost, feed, lost[feed] + count);
        } else if (STATES[state].lasts()) {
            ELEMENT.setOpaque(states, feed, (long) state);
        }
    }

    /** A packet came. */
    void tick(int feed, long receiveTimeNs) {
        ELEMENT.setOpaque(ticks, feed, ticks[feed] + 1);
        ELEMENT.setOpaque(lastTickNs, feed, receiveTimeNs);
    }

    /** The feed's name, {@code feed-n} while nobody named it; null when there is no such feed at all. */
    public String name(int feed) {
        String name = names.get(feed);
        return name != null || ticks(feed) == 0 ? name : "feed-" + feed;
    }

    public FeedState state(int feed) {
        return STATES[(int) (long) ELEMENT.getOpaque(states, feed)];
    }

    public long ticks(int feed) {
        return (long) ELEMENT.getOpaque(ticks, feed);
    }

    /** Receive time of its last packet, 0 before the first. */
    public long lastTickNs(int feed) {
        return (long) ELEMENT.getOpaque(lastTickNs, feed);
    }

    /** Packets lost on our side of the socket. */
    public long lost(int feed) {
        return (long) ELEMENT.getOpaque(lost, feed);
    }
}
