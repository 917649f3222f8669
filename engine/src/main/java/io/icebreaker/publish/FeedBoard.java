package io.icebreaker.publish;

import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How each feed is doing: its name, its state, how many packets it brought and when the last one came; where
 * several feeds send one instrument, also what each gave to it and how far two of them agree. The figures
 * are read one by one, so they may be a packet apart.
 *
 * <p><b>Threading.</b> One writer, any readers.
 */
public final class FeedBoard {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final FeedState[] STATES = FeedState.values();

    /**
     * Of a feed's packets about instruments that others send, too: those that counted, those of which only a
     * part did, those that did not; volumes told before all others, and of these the ones another feed told
     * later, by how many ns altogether.
     */
    public static final int WON = 0;

    public static final int PARTLY = 1;
    public static final int SHADOWED = 2;
    public static final int FIRSTS = 3;
    public static final int LEADS = 4;
    public static final int LEAD_NS = 5;
    public static final int SHARES = 6;

    /** Feeds whose pairs are told apart. */
    public static final int PAIRED = 16;

    /**
     * Of two feeds: volumes both told; those told at different last prices, with another open, high, low or
     * previous close; times their volumes went apart for longer than lateness explains.
     */
    public static final int COMPARED = 0;

    public static final int LTP_DIFFERS = 1;
    public static final int DAY_DIFFERS = 2;
    public static final int VOLUME_APART = 3;
    public static final int PAIR_FIGURES = 4;

    private final AtomicReferenceArray<String> names =
            new AtomicReferenceArray<>(TickFlags.MAX_FEEDS);
    private final long[] states = new long[TickFlags.MAX_FEEDS];
    private final long[] ticks = new long[TickFlags.MAX_FEEDS];
    private final long[] lastTickNs = new long[TickFlags.MAX_FEEDS];
    private final long[] lost = new long[TickFlags.MAX_FEEDS];
    private final long[] shares = new long[TickFlags.MAX_FEEDS * SHARES];
    private final long[] pairs = new long[PAIRED * PAIRED * PAIR_FIGURES];

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

    /** One of a feed's figures beside other feeds, {@link #WON} to {@link #LEAD_NS}. */
    public void share(int feed, int figure, long value) {
        ELEMENT.setOpaque(shares, feed * SHARES + figure, value);
    }

    /** One of the figures of two feeds below {@link #PAIRED}, the lower number first. */
    public void pair(int feed, int other, int figure, long value) {
        ELEMENT.setOpaque(pairs, (feed * PAIRED + other) * PAIR_FIGURES + figure, value);
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

    /** What {@link #share(int, int, long)} said last, 0 for a feed that shares no instrument. */
    public long share(int feed, int figure) {
        return (long) ELEMENT.getOpaque(shares, feed * SHARES + figure);
    }

    /** Whether any of the feed's instruments is sent by another feed, too. */
    public boolean isShared(int feed) {
        return share(feed, WON) + share(feed, PARTLY) + share(feed, SHADOWED) > 0;
    }

    /** What {@link #pair(int, int, int, long)} said last. */
    public long pair(int feed, int other, int figure) {
        return (long) ELEMENT.getOpaque(pairs, (feed * PAIRED + other) * PAIR_FIGURES + figure);
    }

    /** How often a feed and any other one did not agree, in whatever. */
    public long disagreed(int feed) {
        long sum = 0;
        for (int other = 0; feed < PAIRED && other < PAIRED; other++) {
            for (int figure = LTP_DIFFERS; figure < PAIR_FIGURES; figure++) {
                sum += pair(Math.min(feed, other), Math.max(feed, other), figure);
            }
        }
        return sum;
    }

    /** By how much the feed's new volumes come before another feed's, mean in ns; 0 when there are none. */
    public long meanLeadNs(int feed) {
        long leads = share(feed, LEADS);
        return leads == 0 ? 0 : share(feed, LEAD_NS) / leads;
    }
}
