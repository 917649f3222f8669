package io.icebreaker.feed.noren;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** Counts, and keeps the last tick only. */
final class CountingSink implements TickSink {
    private final Tick slot = new Tick();
    private final long[] rejected = new long[Reject.values().length];
    private long published;

    @Override
    public Tick claim() {
        return slot.clear();
    }

    @Override
    public void publish() {
        published++;
    }

    @Override
    public void reject(Reject reason) {
        rejected[reason.ordinal()]++;
    }

    Tick last() {
        return slot;
    }

    long published() {
        return published;
    }

    long rejected(Reject reason) {
        return rejected[reason.ordinal()];
    }
}
