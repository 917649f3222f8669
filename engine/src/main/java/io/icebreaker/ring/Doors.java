package io.icebreaker.ring;

import com.lmax.disruptor.RingBuffer;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The ways into one ring, and the backlog behind which live feeds wait. Any thread. */
final class Doors implements AutoCloseable {
    private static final long DRAIN_PARK_NS = 50_000L;

    private final RingBuffer<Tick> ring;
    private final Numbering numbering;
    private final Counters counters;
    private final Backlog backlog;

    /** {@code backlogBytes}: 0 for no backlog. */
    Doors(RingBuffer<Tick> ring, Numbering numbering, Counters counters, int backlogBytes) {
        this.ring = ring;
        this.numbering = numbering;
        this.counters = counters;
        backlog = backlogBytes == 0 ? null : Backlog.start(entry(), backlogBytes, counters);
    }

    /** For one thread whose packets may be dropped rather than wait for long. */
    TickSink live() {
        return new RingSink(entry(), backlog, true, counters);
    }

    /** For one thread that waits as long as it takes. */
    TickSink patient() {
        return new RingSink(entry(), backlog, false, counters);
    }

    /** For what a journal has already: it goes in front of all that is held. */
    TickSink recovering() {
        return new RingSink(entry(), null, false, counters);
    }

    /** All that comes by other doors than {@link #recovering} waits in the backlog until {@link #release}. */
    void hold() {
        if (backlog == null) {
            throw new IllegalStateException("without a backlog there is no place to wait");
        }
        backlog.hold();
    }

    void release() {
        backlog.release();
    }

    private boolean isMoving() {
        return backlog != null && !backlog.isHeld();
    }

    private RingEntry entry() {
        return new RingEntry(ring, numbering, counters);
    }

    /** Number of the last event that entered, or of the one before the first. */
    long last() {
        return numbering.of(ring.getCursor());
    }

    /**
     * Waits until all that was published so far is worked off, what is held not counted.
     *
     * @param workedOff number of the last event that is
     * @param isHopeless whether nothing will be worked off any more
     * @return false when that took longer
     */
    boolean drain(LongSupplier workedOff, BooleanSupplier isHopeless, long timeoutMs) {
        long untilNs = System.nanoTime() + timeoutMs * 1_000_000L;
        long end = isMoving() ? backlog.end() : 0;
        if (!await(
                () -> !isMoving() || backlog.hasPassed(end) || isHopeless.getAsBoolean(),
                untilNs)) {
            return false;
        }
        long last = last();
        return await(() -> workedOff.getAsLong() >= last || isHopeless.getAsBoolean(), untilNs);
    }

    private static boolean await(BooleanSupplier done, long untilNs) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - untilNs > 0) {
                return false;
            }
            LockSupport.parkNanos(DRAIN_PARK_NS);
        }
        return true;
    }

    @Override
    public void close() {
        if (backlog != null) {
            backlog.close();
        }
    }
}
