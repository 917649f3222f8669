package io.icebreaker.publish;

import io.icebreaker.bar.TradeWords;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The in-bar trades of all instruments with all that a bar takes from them ({@link TradeWords}): an
 * append-only circle of records. Each points back at the same instrument's record before it, so a reader
 * walks from the newest to the oldest, and any event bar or anchored average can be built later.
 *
 * <p><b>Bound.</b> {@code capacity} records; the oldest of whatever instrument are overwritten first and
 * counted.
 *
 * <p><b>Threading.</b> One writer. Readers copy a record, then check that the writer has not come round to it
 * meanwhile. <b>Allocation.</b> The writer: none.
 */
public final class TradeHistory {
    /** Behind the trade's words: place of the instrument's record before, or -1; its number, from 1. */
    private static final int PREVIOUS = TradeWords.WORDS;

    private static final int NUMBER = PREVIOUS + 1;
    private static final int STRIDE = NUMBER + 1;
    private static final long NONE = -1;

    private static final VarHandle RESERVED;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    static {
        try {
            RESERVED =
                    MethodHandles.lookup()
                            .findVarHandle(TradeHistory.class, "reserved", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words;
    private final int capacity;
    private final long[] heads;
    private final long[] counts;

    /** Records begun so far; those before {@code reserved - capacity} are gone. */
    private long reserved;

    /** Room for {@code capacity} records, a power of two, of 128 bytes. */
    public TradeHistory(int maxInstruments, int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
        }
        this.capacity = capacity;
        words = new long[capacity * STRIDE];
        heads = new long[maxInstruments];
        counts = new long[maxInstruments];
        Arrays.fill(heads, NONE);
    }

    /** Appends a record of {@link TradeWords}. Writer only. */
    public void append(int id, long[] trade, int at) {
        long position = reserved;
        RESERVED.setOpaque(this, position + 1);
        VarHandle.storeStoreFence(); // readers see what is about to go before it goes
        int to = place(position);
        System.arraycopy(trade, at, words, to, TradeWords.WORDS);
        words[to + PREVIOUS] = heads[id];
        words[to + NUMBER] = counts[id] + 1;
        ELEMENT.setOpaque(counts, id, counts[id] + 1);
        ELEMENT.setRelease(heads, id, position);
    }

    private int place(long position) {
        return (int) (position & capacity - 1) * STRIDE;
    }

    /** How many records of the instrument there were: the number of its newest. Any thread. */
    public long count(int id) {
        return (long) ELEMENT.getAcquire(counts, id);
    }

    /** Records overwritten so far. Any thread. */
    public long evicted() {
        return Math.max(0, (long) RESERVED.getOpaque(this) - capacity);
    }

    /** A reader's place in one instrument's past; starts before the newest. One owner. */
    public Walk walk(int id) {
        return new Walk((long) ELEMENT.getAcquire(heads, id));
    }

    /** Copies the records of one instrument, newest first, or any of them again. */
    public final class Walk {
        private final long[] record = new long[STRIDE];
        private long next;
        private long position = NONE;
        private boolean cut;

        private Walk(long head) {
            next = head;
        }

        /** Copies the next older record; false where there is none, or none any more. */
        public boolean next() {
            if (next == NONE) {
                return false;
            }
            if (!read(next)) {
                cut = true;
                next = NONE;
                return false;
            }
            next = record[PREVIOUS];
            return true;
        }

        /** Copies the record at a {@link #position} seen before; false when it is overwritten. */
        public boolean read(long at) {
            if (overwritten(at)) {
                return false;
            }
            System.arraycopy(words, place(at), record, 0, STRIDE);
            VarHandle.loadLoadFence();
            position = at;
            return !overwritten(at);
        }

        private boolean overwritten(long at) {
            return at < (long) RESERVED.getOpaque(TradeHistory.this) - capacity;
        }

        /** The record copied, {@link TradeWords} at 0; valid until the next call. */
        public long[] words() {
            return record;
        }

        /** Where the record copied lies. */
        public long position() {
            return position;
        }

        /** The record's number among its instrument's, from 1. */
        public long number() {
            return record[NUMBER];
        }

        /** Whether the walk ended because older records are gone, rather than because there are none. */
        public boolean cut() {
            return cut;
        }
    }
}
