package io.icebreaker.feed;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** A feed's counters: written by the socket's and the session's thread, read by any; nothing allocates. */
public final class FeedCounters {
    private final AtomicLongArray values = new AtomicLongArray(FeedCounter.values().length);
    private final List<FeedCounters> parts;

    public FeedCounters() {
        this(List.of());
    }

    /** Counters that add up those of others. */
    FeedCounters(List<FeedCounters> parts) {
        this.parts = List.copyOf(parts);
    }

    public void add(FeedCounter counter) {
        values.getAndIncrement(counter.ordinal());
    }

    public void add(FeedCounter counter, long by) {
        values.getAndAdd(counter.ordinal(), by);
    }

    public long get(FeedCounter counter) {
        long sum = values.get(counter.ordinal());
        for (FeedCounters part : parts) {
            sum += part.get(counter);
        }
        return sum;
    }
}
