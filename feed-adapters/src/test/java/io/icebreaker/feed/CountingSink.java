package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** Counts ticks, and refusals by reason; keeps nothing and allocates nothing. */
public final class CountingSink implements TickSink {
    private final Tick slot = new Tick();
    private final long[] rejects = new long[Reject.values().length];
    private long ticks;
    private Reject last;

    @Override
    public Tick claim() {
        return slot.clear();
    }

    @Override
    public void publish() {
        ticks++;
        last = null;
    }

    @Override
    public void reject(Reject reason) {
        rejects[reason.ordinal()]++;
        last = reason;
    }

    public long ticks() {
        return ticks;
    }

    public long rejects(Reject reason) {
        return rejects[reason.ordinal()];
    }

    public long rejects() {
        long all = 0;
        for (long count : rejects) {
            all += count;
        }
        return all;
    }

    /** The reason of the last refusal, or null when a tick came after it. */
    public Reject last() {
        return last;
    }
}
