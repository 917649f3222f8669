package io.icebreaker.telemetry;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The values of {@link Counter}. Any thread reads; {@link #increment} is for the one thread that owns a
 * counter, {@link #add} for counters several threads share. Allocation-free.
 */
public final class Counters {
    /** Eight longs apart, so that two writers never share a cache line. */
    private static final int STRIDE = 8;

    private final AtomicLongArray values = new AtomicLongArray(Counter.count() * STRIDE);

    /** One more, by the counter's only writer. */
    public void increment(Counter counter) {
        int index = counter.ordinal() * STRIDE;
        values.setRelease(index, values.getPlain(index) + 1);
    }

    /** More, by any thread. */
    public void add(Counter counter, long amount) {
        values.getAndAdd(counter.ordinal() * STRIDE, amount);
    }

    /** The value as it stands, by the counter's only writer. */
    public void set(Counter counter, long value) {
        values.setRelease(counter.ordinal() * STRIDE, value);
    }

    public long get(Counter counter) {
        return values.getAcquire(counter.ordinal() * STRIDE);
    }

    /** Sum of all refusals of frames and packets. */
    public long rejected() {
        long sum = 0;
        for (int i = Counter.REJECTED_OPCODE.ordinal();
                i <= Counter.REJECTED_OVERSIZED.ordinal();
                i++) {
            sum += get(Counter.of(i));
        }
        return sum;
    }
}
