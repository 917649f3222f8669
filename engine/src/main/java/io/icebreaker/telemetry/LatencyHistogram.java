package io.icebreaker.telemetry;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something took how long: counts by duration, 32 classes to each doubling, so that a class is at
 * most 3.2 % wide. What takes longer than 68 s counts as 68 s.
 *
 * <p>Counts only ever grow. A window is the difference of two looks, so the writer never waits for a reader
 * and there may be any number of them. (HdrHistogram's recorders swap two histograms instead: two atomic
 * additions a value, and one reader.)
 *
 * <p><b>Threading.</b> One writer, readers on any thread. <b>Units.</b> ns. Allocation-free; 8 KiB.
 */
public final class LatencyHistogram {
    private static final int BITS = 5;
    private static final int HALF = 1 << BITS;

    /** 2^36 ns are 68.7 s: longer than a lane may hang unnoticed (two seconds) by far. */
    static final long HIGHEST_NS = (1L << 36) - 1;

    static final int CLASSES = (36 - BITS) * HALF + HALF;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
    private final HighWater longest = new HighWater();
    private final AtomicLong sum = new AtomicLong();

    /** One of {@code ns}; a negative duration, as when a clock was set back, counts as 0. */
    public void record(long ns) {
        record(ns, 1);
    }

    /** As many, all of {@code ns}. */
    public void record(long ns, long times) {
        long counted = Math.max(0, Math.min(ns, HIGHEST_NS));
        longest.offer(counted); // first: whoever sees the count sees the maximum
        int index = classOf(counted);
        counts.setRelease(index, counts.getPlain(index) + times);
        sum.setRelease(sum.getPlain() + counted * times);
    }

    /** How many were of class {@code index}; any thread. */
    long count(int index) {
        return counts.getAcquire(index);
    }

    /** All durations together, ns; any thread. */
    long sumNs() {
        return sum.getAcquire();
    }

    HighWater longest() {
        return longest;
    }

    static int classOf(long ns) {
        if (ns < 2 * HALF) {
            return (int) ns;
        }
        int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(ns);
        return (shift << BITS) + (int) (ns >>> shift);
    }

    /** The longest duration of a class, ns. */
    static long upperNs(int index) {
        if (index < 2 * HALF) {
            return index;
        }
        int shift = (index >>> BITS) - 1;
        return (HALF + (index & HALF - 1) + 1L << shift) - 1;
    }
}
