package io.icebreaker.ring;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;

/**
 * A producer's door to the ring. On a full ring a live one's packets wait in the {@link Backlog}; when that
 * is full too, or there is none, the producer waits: a live one no longer than 5 ms, then it hands out a
 * spare slot whose content is dropped on publish, and puts a FEED event with the count in front of the next
 * packet that gets through (reliability, promise 5).
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

    /** Where what was claimed goes. */
    private enum Way {
        RING,
        BACKLOG,
        NOWHERE
    }

    private final RingEntry entry;
    private final Backlog backlog;
    private final boolean mayDrop;
    private final Counters counters;
    private final Tick spare = new Tick();
    private Way way;
    private long lastWaiting;
    private long dropped;
    private long droppedFromNs;
    private int droppedFeed;

    /** {@code backlog}: null for none. */
    RingSink(RingEntry entry, Backlog backlog, boolean mayDrop, Counters counters) {
        this.entry = entry;
        this.backlog = backlog;
        this.mayDrop = mayDrop;
        this.counters = counters;
    }

    @Override
    public Tick claim() {
        chooseWay();
        return cleared();
    }

    @Override
    public Tick claimForAllFields() {
        chooseWay();
        return numbered(place().clearAroundFields());
    }

    private void chooseWay() {
        if (dropped > 0 && tryClaim()) {
            publishGap();
        }
        if (!tryClaim() && (dropped > 0 || !waitForRoom())) {
            way = Way.NOWHERE;
        }
    }

    private Tick cleared() {
        return numbered(place().clear());
    }

    private Tick place() {
        return way == Way.RING ? entry.slot() : spare;
    }

    private Tick numbered(Tick slot) {
        return way == Way.RING ? entry.numbered(slot) : slot;
    }

    /** What waits goes first. */
    private boolean tryClaim() {
        boolean mustWait = backlog != null && mustWait();
        if (!mustWait && entry.tryClaim()) {
            way = Way.RING;
            return true;
        }
        way = Way.BACKLOG;
        return (mustWait || mayDrop) && backlog != null && backlog.hasRoom();
    }

    /** A patient sink's events pass by what waits, but for its own. */
    private boolean mustWait() {
        return backlog.isHeld() || !(mayDrop ? backlog.isEmpty() : backlog.hasPassed(lastWaiting));
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
        if (!passes()) {
            drop();
        }
    }

    private boolean passes() {
        if (way == Way.RING) {
            entry.publish();
            return true;
        }
        if (way == Way.BACKLOG && backlog.offer(spare)) {
            lastWaiting = backlog.end();
            return true;
        }
        return false;
    }

    private void drop() {
        droppedFromNs = dropped == 0 ? spare.receiveTimeNs() : droppedFromNs;
        droppedFeed = spare.feed();
        dropped++;
        counters.add(Counter.RING_DROPPED, 1);
    }

    private void publishGap() {
        long toNs = spare.receiveTimeNs();
        Events.feed(
                cleared(),
                droppedFeed,
                FeedState.DROPPED,
                dropped,
                droppedFromNs,
                toNs,
                "ring full",
                toNs);
        dropped = passes() ? 0 : dropped;
    }

    @Override
    public void reject(Reject reason) {
        counters.add(REJECTED[reason.ordinal()], 1);
    }
}
