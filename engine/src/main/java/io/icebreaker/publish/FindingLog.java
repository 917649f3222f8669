package io.icebreaker.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest findings of one type, in order: records of as many words as the type has. Lossless for a reader
 * that keeps up; one that does not is told how many went by.
 *
 * <p><b>Bound.</b> {@code capacity} records, a power of two. <b>Threading.</b> One writer, any number of
 * readers, each with a {@link Reader}. <b>Allocation.</b> The writer: room for the first {@link #FEW} records
 * and then for all others, unless another thread has made it ahead ({@link #makeSpare}).
 */
public final class FindingLog {
    /** Before a record's own words: sequence and length. */
    private static final int HEADER = 2;

    /** Most types of a day have fewer: 20 to 130 KB. */
    private static final int FEW = 256;

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

    /** Room for the first few, and for the others; null before it is needed. */
    private long[] few;

    private long[] others;

    /** What will be needed next; the writer takes it. */
    private transient volatile long[] spare;

    private long count;

    /** {@code most}: words of a record; what a finding has beyond is cut. */
    FindingLog(int capacity, int most) {
        if (Integer.bitCount(capacity) != 1 || capacity <= FEW) {
            throw new IllegalArgumentException(
                    "capacity must be a power of two above " + FEW + ", was " + capacity);
        }
        this.capacity = capacity;
        stride = HEADER + most;
    }

    /** Appends a record. Writer only. */
    public void append(long sequence, long[] source, int from, int length) {
        long[] words = room(count);
        int at = at(count);
        int kept = Math.min(length, stride - HEADER);
        VarHandle
                .storeStoreFence(); // the count before this record is seen before its place changes
        words[at] = sequence;
        words[at + 1] = kept;
        System.arraycopy(source, from, words, at + HEADER, kept);
        COUNT.setRelease(this, count + 1);
    }

    /** Where the writer puts a record. */
    private long[] room(long position) {
        if (isFew(position)) {
            few = few == null ? take(FEW) : few;
            return few;
        }
        others = others == null ? take(capacity - FEW) : others;
        return others;
    }

    private boolean isFew(long position) {
        return (position & capacity - 1) < FEW;
    }

    /** Within its room. */
    private int at(long position) {
        int place = (int) (position & capacity - 1);
        return (place < FEW ? place : place - FEW) * stride;
    }

    private long[] take(int records) {
        long[] ready = spare;
        spare = null;
        boolean fits = ready != null && ready.length == records * stride;
        return fits ? ready : new long[records * stride];
    }

    /** Makes ahead what will be needed next, if anything. Any one thread beside the writer. */
    void makeSpare() {
        long now = count();
        if (now > FEW) {
            spare = null; // all is there, though it may have been made twice
            return;
        }
        int wanted = (now == 0 ? FEW : capacity - FEW) * stride;
        long[] ready = spare;
        if (ready == null || ready.length != wanted) {
            spare = new long[wanted];
        }
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
                long[] words = isFew(position) ? few : others;
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
