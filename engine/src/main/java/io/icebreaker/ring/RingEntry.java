package io.icebreaker.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import org.agrona.DirectBuffer;

/** The step into the ring itself: claims without waiting, numbers and counts what passes. One thread. */
final class RingEntry {
    private final RingBuffer<Tick> ring;
    private final Numbering numbering;
    private final Counters counters;
    private long claimed;

    RingEntry(RingBuffer<Tick> ring, Numbering numbering, Counters counters) {
        this.ring = ring;
        this.numbering = numbering;
        this.counters = counters;
    }

    /** False when the ring is full. */
    boolean tryClaim() {
        try {
            claimed = ring.tryNext();
            return true;
        } catch (InsufficientCapacityException full) {
            return false;
        }
    }

    /** The claimed slot with what was left in it. */
    Tick slot() {
        return ring.get(claimed);
    }

    /** The claimed slot, once it is emptied, under the number it passes by. */
    Tick numbered(Tick slot) {
        return slot.sequence(numbering.of(claimed));
    }

    /** Fills the claimed slot from the bytes of a packet that waited; a number it has stays its own. */
    void fill(DirectBuffer waited, int offset) {
        Tick slot = ring.get(claimed);
        slot.bytes().putBytes(0, waited, offset, Tick.LENGTH);
        if (slot.sequence() == 0) {
            slot.sequence(numbering.of(claimed));
        }
    }

    void publish() {
        Tick slot = ring.get(claimed);
        if (slot.kind() == 0) {
            slot.kind(EventKind.TICK);
        }
        numbering.keep(claimed, slot.sequence());
        counters.add(Counter.EVENTS, 1);
        if (slot.kind() == EventKind.TICK) {
            counters.add(Counter.TICKS, 1);
        }
        ring.publish(claimed);
    }
}
