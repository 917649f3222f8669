package io.icebreaker.journal;

import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.RollCycle;

/**
 * Finds places in a queue without reading it through: halves the documents of a cycle, looking at the first
 * record of each. For records whose key grows. Cold; one thread, the reader's.
 */
final class RecordSeek {
    private final RecordReader records;
    private final LongSupplier key;
    private final RollCycle cycles;
    private final long firstIndex;
    private final long lastIndex;

    /** {@code key} is asked of the record in hand. */
    RecordSeek(RecordReader records, LongSupplier key) {
        this.records = records;
        this.key = key;
        cycles = records.queue().rollCycle();
        firstIndex = records.queue().firstIndex();
        lastIndex = records.queue().lastIndex();
    }

    private boolean isEmpty() {
        return lastIndex < 0 || firstIndex == Long.MAX_VALUE;
    }

    /** Goes in front of the first record; false when nothing is written. */
    boolean toFirst() {
        return !isEmpty() && records.moveTo(firstIndex);
    }

    /** Goes in front of the last document whose first record's key is below the target, or of the first. */
    void toDocumentOf(long target) throws JournalException {
        int first = cycles.toCycle(firstIndex);
        int cycle = cycles.toCycle(lastIndex);
        while (cycle > first && !isBelow(cycles.toIndex(cycle, 0), target)) {
            cycle--;
        }
        long below = cycle == first ? cycles.toSequenceNumber(firstIndex) : 0;
        long step = 1;
        while (isBelow(cycles.toIndex(cycle, below + step), target)) {
            below += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (isBelow(cycles.toIndex(cycle, below + step), target)) {
                below += step;
            }
        }
        records.moveTo(cycles.toIndex(cycle, below));
    }

    /** Whether there is a document at the index and it begins below the target. */
    private boolean isBelow(long index, long target) throws JournalException {
        return index <= lastIndex
                && records.moveTo(index)
                && records.next()
                && key.getAsLong() < target;
    }
}
