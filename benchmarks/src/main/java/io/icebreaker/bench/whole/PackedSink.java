package io.icebreaker.bench.whole;

import com.sun.management.ThreadMXBean;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gathers events and hands them on some thousands at a time, counting what its thread allocates while it does
 * so: what made them is not counted. One thread.
 */
final class PackedSink implements TickSink {
    private static final int ROOM = 4_096;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer packed =
            new UnsafeBuffer(
                    ByteBuffer.allocateDirect(ROOM * Tick.INPUT_LENGTH)
                            .order(ByteOrder.LITTLE_ENDIAN));
    private final Tick slot = new Tick();
    private final TickSink door;
    private int count;
    private long allocated;

    PackedSink(TickSink door) {
        this.door = door;
        counted(); // what the counter itself makes when it is first asked
    }

    @Override
    public Tick claim() {
        return slot.clear();
    }

    @Override
    public void publish() {
        packed.putBytes(count * Tick.INPUT_LENGTH, slot.bytes(), 0, Tick.INPUT_LENGTH);
        count++;
        if (count == ROOM) {
            flush();
        }
    }

    @Override
    public void reject(Reject reason) {
        door.reject(reason);
    }

    /** Hands on what is left. */
    void flush() {
        long before = counted();
        for (int at = 0; at < count; at++) {
            Tick to = door.claim();
            long sequence = to.sequence();
            to.copyInputFrom(packed, at * Tick.INPUT_LENGTH).sequence(sequence);
            door.publish();
        }
        count = 0;
        allocated += counted() - before;
    }

    private long counted() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes its thread allocated while handing on. */
    long allocated() {
        return allocated;
    }
}
