package io.icebreaker.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest findings of one type, in order: records of as many words as the type has. Lossless for a reader
 * that keeps up; one that does not is told how many went by.
 *
 * <p><b>Bound.</b> {@code capacity} records, a power of two. <b>Threading.</b> One writer, any number of
 * readers, each with a {@link Reader}. <b>Allocation.</b> The writer: room for all at the first record.
 */
public final class FindingLog {
    /** Before a record's own words: sequence and length. */
    private static final int HEADER = 2;

    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(FindingLog.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int capacity;
    private final int stride;
    private long[] words;
    private long count;

    /** {@code most}: words of a record; what a finding has beyond is cut. */
    FindingLog(int capacity, int most) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
        }
        this.capacity = capacity;
        stride = HEADER + most;
    }

    /** Appends a record. Writer only. */
    public void append(long sequence, long[] source, int from, int length) {
        if (words == null) {
            words = new long[capacity * stride];
        }
        int at = at(count);
        int kept = Math.min(length, stride - HEADER);
        VarHandle
                .storeStoreFence(); // the count before this record is seen before its place changes
        words[at] = sequence;
        words[at + 1] = kept;
        System.arraycopy(source, from, words, at + HEADER, kept);
        COUNT.setRelease(this, count + 1);
    }

    private int at(long position) {
        return (int) (position & capacity - 1) * stride;
    }

    /** Records appended so far: the position of the next one. Any thread. */
    public long count() {
        return (long) COUNT.getAcquire(this);
    }

    /** A reader that starts at a position, or at the oldest record still there if that one is gone. */
    public Reader reader(long position) {
        return new Reader(position);
    }

    /** A cursor with a copy of one record. One owner. */
    public final class Reader {
        private final long[] record = new long[stride];
        private long position;
        private long missed;

        private Reader(long position) {
            this.position = position;
        }

        /** Copies the next record; false when there is none yet. */
        public boolean next() {
            long now = count();
            while (position < now) {
                skipOverwritten(now);
                System.arraycopy(words, at(position), record, 0, stride);
                VarHandle.loadLoadFence();
                now = (long) COUNT.getOpaque(FindingLog.this);
                if (now - position < capacity) { // the writer had not begun to overwrite it
                    position++;
                    return true;
                }
            }
            return false;
        }

        private void skipOverwritten(long now) {
            long oldest = now - capacity + 1;
            if (position < oldest) {
                missed += oldest - position;
                position = oldest;
            }
        }

        /** Sequence of the event that led to it. */
        public long sequence() {
            return record[0];
        }

        public int length() {
            return (int) record[1];
        }

        /** A word of the record {@link #next} copied. */
        public long word(int index) {
            return record[HEADER + index];
        }

        /** The same as the double it is the bits of. */
        public double number(int index) {
            return Double.longBitsToDouble(word(index));
        }

        /** Position of the record {@link #next} will look at. */
        public long position() {
            return position;
        }

        /** Records that were overwritten before this reader came. */
        public long missed() {
            return missed;
        }
    }
}
