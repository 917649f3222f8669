package io.icebreaker.journal;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The stretches of events this process did not journal, in order. Written by the journal's lane, read by
 * any; allocates nothing.
 */
public final class JournalGaps {
    /** A gap lasts a second at least: beyond so many in a run, journaling does not begin again. */
    static final int CAPACITY = 1_024;

    private final AtomicLongArray from = new AtomicLongArray(CAPACITY);
    private final AtomicLongArray to = new AtomicLongArray(CAPACITY);
    private volatile int count;

    /** From this event on nothing is journaled. */
    void begin(long sequence) {
        int index = count;
        from.set(index, sequence);
        to.set(index, Long.MAX_VALUE);
        count = index + 1;
    }

    /** The first event that is journaled again follows {@code sequence}. */
    void end(long sequence) {
        to.set(count - 1, sequence);
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    /** How often it happened. */
    public int count() {
        return count;
    }

    /** First event of the gap that is still open, 0 when none is. */
    public long openFrom() {
        int last = count - 1;
        return last >= 0 && to.get(last) == Long.MAX_VALUE ? from.get(last) : 0;
    }

    /** First missing event of a gap, numbered from 0. */
    long from(int index) {
        return from.get(index);
    }

    /** Last missing event of a gap, {@link Long#MAX_VALUE} while it is open. */
    long to(int index) {
        return to.get(index);
    }

    /** Whether one of the events from {@code first} to {@code last} is missing. */
    boolean touches(long first, long last) {
        for (int index = count - 1; index >= 0 && first <= to.get(index); index--) {
            if (last >= from.get(index)) {
                return true;
            }
        }
        return false;
    }
}
