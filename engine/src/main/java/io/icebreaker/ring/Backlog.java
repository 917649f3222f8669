package io.icebreaker.ring;

import io.icebreaker.os.LentMemory;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Where packets of live feeds wait while the ring is full, so that a burst above what the lanes work off, or
 * a lane that stands still for a while, loses nothing as long as there is room here. Behind it no packet
 * overtakes another: while one waits, all that come wait behind it, whichever feed they are of. A thread of
 * its own moves them on, asleep unless packets wait. While it is held nothing moves on: feeds begin before a
 * recovery has put into the ring what is older.
 *
 * <p><b>Bound.</b> Bytes given at the start; a packet takes {@value #RECORD_LENGTH}. The memory is the
 * system's to lend: a page of it is resident only once a packet has waited there.
 *
 * <p><b>Threading.</b> Any thread offers. Allocation-free once made.
 */
final class Backlog implements AutoCloseable {
    /** A packet, its length and type in front of it. */
    static final int RECORD_LENGTH = Tick.LENGTH + 8;

    private static final int PACKET = 1;
    private static final int KEPT_FREE = 64 * RECORD_LENGTH;
    private static final int MOVED_AT_ONCE = 256;

    /** The ring has room for far more than the lanes work off in this time. */
    private static final long RING_FULL_PARK_NS = 200_000L;

    private final ManyToOneRingBuffer waiting;
    private final RingEntry entry;
    private final Counters counters;
    private final ControlledMessageHandler mover = this::move;
    private final Thread thread = new Thread(this::run, "ring-backlog");
    private volatile boolean isHeld;
    private volatile boolean isIdle;
    private volatile boolean isClosed;

    private Backlog(RingEntry entry, int bytes, Counters counters) {
        this.entry = entry;
        this.counters = counters;
        int length = bytes + RingBufferDescriptor.TRAILER_LENGTH;
        waiting = new ManyToOneRingBuffer(LentMemory.of(length));
        thread.setDaemon(true);
    }

    /**
     * Starts its thread.
     *
     * @param entry the mover's own
     * @param bytes room, a power of two
     */
    static Backlog start(RingEntry entry, int bytes, Counters counters) {
        var backlog = new Backlog(entry, bytes, counters);
        backlog.thread.start();
        return backlog;
    }

    /** Keeps all that comes from now on, until {@link #release}. */
    void hold() {
        isHeld = true;
    }

    void release() {
        isHeld = false;
        LockSupport.unpark(thread);
    }

    boolean isHeld() {
        return isHeld;
    }

    /** Whether nothing waits: a packet may go to the ring itself. */
    boolean isEmpty() {
        return waiting.consumerPosition() == waiting.producerPosition();
    }

    /** Position behind the last packet that waits. */
    long end() {
        return waiting.producerPosition();
    }

    /** Whether all in front of that position is in the ring. */
    boolean hasPassed(long end) {
        return waiting.consumerPosition() >= end;
    }

    /** Whether a packet of each producer there can be finds room; several may ask before one offers. */
    boolean hasRoom() {
        return waiting.capacity() - waiting.size() >= KEPT_FREE;
    }

    /** Takes a copy behind all that wait; false when it is full. */
    boolean offer(Tick packet) {
        if (isClosed || !waiting.write(PACKET, packet.bytes(), 0, Tick.LENGTH)) {
            return false;
        }
        counters.add(Counter.RING_BACKLOG, 1);
        VarHandle.fullFence(); // the packet is there before the mover is asked
        if (isIdle && !isHeld) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    private void run() {
        while (!isClosed) {
            if (isHeld || waiting.controlledRead(mover, MOVED_AT_ONCE) == 0) {
                rest();
            }
        }
    }

    private void rest() {
        if (!isHeld && !isEmpty()) {
            LockSupport.parkNanos(this, RING_FULL_PARK_NS);
            return;
        }
        isIdle = true;
        if ((isHeld || isEmpty()) && !isClosed) {
            LockSupport.park(this);
        }
        isIdle = false;
    }

    private ControlledMessageHandler.Action move(
            int type, MutableDirectBuffer from, int offset, int length) {
        if (!entry.tryClaim()) {
            return ControlledMessageHandler.Action.ABORT;
        }
        entry.fill(from, offset);
        entry.publish();
        return ControlledMessageHandler.Action.CONTINUE;
    }

    /** Ends its thread; what still waits is left. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
