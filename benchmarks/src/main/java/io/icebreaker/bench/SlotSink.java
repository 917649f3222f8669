package io.icebreaker.bench;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** A ring without readers: hands out cleared slots in turn and counts. */
final class SlotSink implements TickSink {
    private final Tick[] slots;
    private int claimed;
    private int published;
    private int rejected;

    /** {@code size} is a power of two. */
    SlotSink(int size) {
        slots = new Tick[size];
        for (int slot = 0; slot < size; slot++) {
            slots[slot] = new Tick();
        }
    }

    @Override
    public Tick claim() {
        return slots[claimed++ & slots.length - 1].clear();
    }

    @Override
    public void publish() {
        published++;
    }

    @Override
    public void reject(Reject reason) {
        rejected++;
    }

    Tick slot(int n) {
        return slots[n];
    }

    int published() {
        return published;
    }

    int rejected() {
        return rejected;
    }

    void reset() {
        claimed = published = rejected = 0;
    }
}
