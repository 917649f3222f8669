package io.icebreaker.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest findings of one type, in order: records of as many words as the type has. Lossless for a reader
 * that keeps up; one that does not is told how many went by.
 *
 * <p><b>Bound.</b> {@code capacity} records, a power of two. <b>Threading.</b> One writer, any number of
 * readers, each with a {@link Reader}. <b>Allocation.</b> The writer: a block of {@link #IN_BLOCK} records
 * when it is needed, until the log is whole, unless another thread has made it ahead ({@link #makeSpare}).
 */
public final class FindingLog {
    /** Before a record's own words: sequence and length. */
    private static final int HEADER = 2;

    /** Records of a block, a power of two: 20 to 130 KB. Most types of a day fill few. */
    private static final int IN_BLOCK = 256;

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
    private final long[][] blocks;

    /** The block after those there are; the writer takes it. */
    private transient volatile long[] spare;

    private long count;

    /** {@code most}: words of a record; what a finding has beyond is cut. */
    FindingLog(int capacity, int most) {
        if (Integer.bitCount(capacity) != 1 || capacity < IN_BLOCK) {
            throw new IllegalArgumentException(
                    "capacity must be a power of two from " + IN_BLOCK + " on, was " + capacity);
        }
        this.capacity = capacity;
        stride = HEADER + most;
        blocks = new long[capacity / IN_BLOCK][];
    }

    /** Appends a record. Writer only. */
    public void append(long sequence, long[] source, int from, int length) {
        int block = block(count);
        if (blocks[block] == null) {
            blocks[block] = newBlock();
        }
        long[] words = blocks[block];
        int at = at(count);
        int kept = Math.min(length, stride - HEADER);
        VarHandle
                .storeStoreFence(); // the count before this record is seen before its place changes
        words[at] = sequence;
        words[at + 1] = kept;
        System.arraycopy(source, from, words, at + HEADER, kept);
        COUNT.setRelease(this, count + 1);
    }

    private int block(long position) {
        return (int) (position & capacity - 1) / IN_BLOCK;
    }

    /** Within its block. */
    private int at(long position) {
        return (int) (position & capacity - 1 & IN_BLOCK - 1) * stride;
    }

    private long[] newBlock() {
        long[] ready = spare;
        spare = null;
        return ready == null ? new long[IN_BLOCK * stride] : ready;
    }

    /** Makes the next block ahead, while blocks are still to come. Any one thread beside the writer. */
    void makeSpare() {
        boolean isWhole = count() > capacity - IN_BLOCK;
        if (spare == null && !isWhole) {
            spare = new long[IN_BLOCK * stride];
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
                System.arraycopy(blocks[block(position)], at(position), record, 0, stride);
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
