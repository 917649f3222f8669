package io.icebreaker.feed;

import java.util.concurrent.atomic.AtomicLongArray;

/** A feed's counters: written by the socket's and the session's thread, read by any; nothing allocates. */
public final class FeedCounters {
    private final AtomicLongArray values = new AtomicLongArray(FeedCounter.values().length);

    public void add(FeedCounter counter) {
        values.getAndIncrement(counter.ordinal());
    }

    public void add(FeedCounter counter, long by) {
        values.getAndAdd(counter.ordinal(), by);
    }

    public long get(FeedCounter counter) {
        return values.get(counter.ordinal());
    }
}
