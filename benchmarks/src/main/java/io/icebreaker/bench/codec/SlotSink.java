package io.icebreaker.bench.codec;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Slots;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** A ring without readers, its memory in one piece: hands out cleared slots in turn and counts. */
final class SlotSink implements TickSink {
    private final Tick[] slots;
    private int claimed;
    private int published;
    private int rejected;

    /** {@code size} is a power of two. */
    SlotSink(int size) {
        slots = new Tick[size];
        var memory = new Slots(size);
        for (int slot = 0; slot < size; slot++) {
            slots[slot] = memory.next();
        }
    }

    @Override
    public Tick claim() {
        return next().clear();
    }

    @Override
    public Tick claimForAllFields() {
        return next().clearAroundFields();
    }

    /** The next slot with what was left in it. */
    Tick next() {
        return slots[claimed++ & slots.length - 1];
    }

    @Override
    public void publish() {
        published++;
    }

    @Override
    public void reject(Reject reason) {
        rejected++;
    }

    /** The slot handed out last. */
    Tick last() {
        return slots[claimed - 1 & slots.length - 1];
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
}
