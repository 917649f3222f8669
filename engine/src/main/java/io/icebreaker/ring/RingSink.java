package io.icebreaker.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;

/**
 * A producer's door to the ring. On a full ring it waits; a live one no longer than 5 ms, then it hands out
 * a spare slot whose content is dropped on publish, and puts a FEED event with the count in front of the
 * next packet that gets through (reliability, promise 5).
 */
final class RingSink implements TickSink {
    private static final long LIVE_WAIT_NS = 5_000_000L;
    private static final long PARK_NS = 20_000L;
    private static final Counter[] REJECTED = new Counter[Reject.values().length];

    static {
        for (Reject reason : Reject.values()) {
            REJECTED[reason.ordinal()] = Counter.valueOf("REJECTED_" + reason.name());
        }
    }

    private final RingBuffer<Tick> ring;
    private final Numbering numbering;
    private final boolean mayDrop;
    private final Counters counters;
    private final Tick spare = new Tick();
    private long claimed;
    private boolean dropping;
    private long dropped;
    private long droppedFromNs;
    private int droppedFeed;

    RingSink(RingBuffer<Tick> ring, Numbering numbering, boolean mayDrop, Counters counters) {
        this.ring = ring;
        this.numbering = numbering;
        this.mayDrop = mayDrop;
        this.counters = counters;
    }

    @Override
    public Tick claim() {
        if (dropped > 0 && tryClaim()) {
            publishGap();
        }
        if (!tryClaim() && (dropped > 0 || !waitForRoom())) {
            dropping = true;
            return spare.clear();
        }
        return slot();
    }

    private Tick slot() {
        return ring.get(claimed).clear().sequence(numbering.of(claimed));
    }

    private boolean tryClaim() {
        try {
            claimed = ring.tryNext();
            return true;
        } catch (InsufficientCapacityException full) {
            return false;
        }
    }

    private boolean waitForRoom() {
        counters.add(Counter.RING_FULL, 1);
        long until = System.nanoTime() + LIVE_WAIT_NS;
        while (!tryClaim()) {
            if (mayDrop && System.nanoTime() - until > 0) {
                return false;
            }
            LockSupport.parkNanos(PARK_NS);
        }
        return true;
    }

    @Override
    public void publish() {
        if (dropping) {
            drop();
            return;
        }
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

    private void drop() {
        dropping = false;
        droppedFromNs = dropped == 0 ? spare.receiveTimeNs() : droppedFromNs;
        droppedFeed = spare.feed();
        dropped++;
        counters.add(Counter.RING_DROPPED, 1);
    }

    private void publishGap() {
        long toNs = spare.receiveTimeNs();
        Events.feed(
                slot(),
                droppedFeed,
                FeedState.DROPPED,
                dropped,
                droppedFromNs,
                toNs,
                "ring full",
                toNs);
        dropped = 0;
        counters.add(Counter.EVENTS, 1);
        ring.publish(claimed);
    }

    @Override
    public void reject(Reject reason) {
        counters.add(REJECTED[reason.ordinal()], 1);
    }
}
