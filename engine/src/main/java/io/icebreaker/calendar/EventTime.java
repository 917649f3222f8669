package io.icebreaker.calendar;

import io.icebreaker.tick.TickFlags;
import java.util.Arrays;

/**
 * What time it is on each feed: front, watermark and clock skew (analytics 0.3). The flow stage feeds it
 * packet by packet; others only read. Times ns UTC.
 *
 * <p><b>Threading.</b> One owner, the compute lane. Allocates nothing after construction.
 */
public final class EventTime {
    /** Before the first packet of a feed nothing is late. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long FUTURE_TOLERANCE_NS = 2 * SECOND_NS;
    private static final int SAMPLES = 31;
    private static final int LEAST_SAMPLES = 5;
    private static final int EVERY_PACKET_UNTIL = 16;

    private final long[] front = new long[TickFlags.MAX_FEEDS];
    private final long[] skew = new long[TickFlags.MAX_FEEDS];
    private final long[] stamped = new long[TickFlags.MAX_FEEDS];
    private final int[] sampled = new int[TickFlags.MAX_FEEDS];
    private final long[] samples = new long[TickFlags.MAX_FEEDS * SAMPLES];

    /** One more than the highest number of a feed that sent anything. */
    private int feeds;

    public EventTime() {
        Arrays.fill(front, NEVER);
    }

    /** No packet of the feed gets an event time below this any more; {@link #NEVER} before its first. */
    public long watermarkNs(int feed) {
        return front[feed] == NEVER
                ? NEVER
                : Math.floorDiv(front[feed] - SECOND_NS, SECOND_NS) * SECOND_NS;
    }

    /**
     * Whether it may be {@code timeNs} or later at a receive time on the clock of any feed that sent
     * something: so that who waits for many moments need not look at each.
     */
    public boolean mayHaveCome(long timeNs, long receiveTimeNs) {
        for (int feed = 0; feed < feeds; feed++) {
            boolean hasCome = receiveTimeNs + skew[feed] >= timeNs || watermarkNs(feed) >= timeNs;
            if (hasCome && front[feed] != NEVER) {
                return true;
            }
        }
        return false;
    }

    /** How far the feed's clock is ahead of ours, as far as its packets tell. */
    public long skewNs(int feed) {
        return skew[feed];
    }

    /** The latest stamp that can be believed of a packet received at {@code receiveTimeNs}. */
    public long latestNs(int feed, long receiveTimeNs) {
        return receiveTimeNs + Math.max(0, skew[feed]) + FUTURE_TOLERANCE_NS;
    }

    /** The stamp itself, or, when it lies too far in the future, the receive time on the feed's clock. */
    public long believableNs(int feed, long receiveTimeNs, long stampNs) {
        return stampNs > latestNs(feed, receiveTimeNs)
                ? receiveTimeNs + Math.max(0, skew[feed])
                : stampNs;
    }

    /**
     * Takes up an accepted packet's time; {@code stampNs} as the packet said it, {@code timeNs} as
     * believed.
     */
    public void accept(int feed, long receiveTimeNs, boolean hasStamp, long stampNs, long timeNs) {
        front[feed] = Math.max(front[feed], timeNs);
        feeds = Math.max(feeds, feed + 1);
        if (hasStamp) {
            long packets = ++stamped[feed];
            if (packets <= EVERY_PACKET_UNTIL || packets % EVERY_PACKET_UNTIL == 0) {
                sample(feed, stampNs - receiveTimeNs);
            }
        }
    }

    private void sample(int feed, long aheadNs) {
        samples[feed * SAMPLES + sampled[feed] % SAMPLES] = aheadNs;
        sampled[feed]++;
        int count = Math.min(sampled[feed], SAMPLES);
        if (count >= LEAST_SAMPLES) {
            skew[feed] = thirdLargest(feed * SAMPLES, count);
        }
    }

    private long thirdLargest(int from, int count) {
        long first = Long.MIN_VALUE;
        long second = Long.MIN_VALUE;
        long third = Long.MIN_VALUE;
        for (int i = from; i < from + count; i++) {
            long value = samples[i];
            if (value > first) {
                third = second;
                second = first;
                first = value;
            } else if (value > second) {
                third = second;
                second = value;
            } else if (value > third) {
                third = value;
            }
        }
        return third;
    }
}
