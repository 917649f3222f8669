package io.icebreaker.publish;

import io.icebreaker.bar.Bar;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The closed bars of one interval, of all instruments, with their footprint rows: an append-only circle of
 * longs. Each record points back at the same instrument's record before it, so a reader walks from the newest
 * to the oldest.
 * <pre>
 *   0 length of the bar and its rows   1 instrument id   2 position of the instrument's record before, or -1
 *   3 its number among the instrument's bars, from 1     4 the bar and its rows, see {@link Bar}
 * </pre>
 *
 * <p><b>Bound.</b> {@code capacity} words; the oldest records of whatever instrument are overwritten first
 * and counted.
 *
 * <p><b>Threading.</b> One writer. Readers copy a record, then check that the writer has not come round to it
 * meanwhile.
 *
 * <p><b>Allocation.</b> 256 KiB where the writer first comes: by the writer, unless another thread has made
 * them ahead ({@link #makeSpare}).
 */
public final class BarHistory {
    private static final int LENGTH = 0;
    private static final int ID = 1;
    private static final int PREVIOUS = 2;
    private static final int NUMBER = 3;
    private static final int HEADER = 4;
    private static final long NONE = -1;

    private static final VarHandle RESERVED;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    static {
        try {
            RESERVED =
                    MethodHandles.lookup().findVarHandle(BarHistory.class, "reserved", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** 256 KiB: less than half a region of a garbage-collected heap, which would be given whole. */
    private static final int PAGE = 1 << 15;

    private final long[][] pages;
    private final int pageBits;
    private final int capacity;
    private final long[] heads;
    private final long[] counts;

    /**
     * Positions only grow; {@code position & mask} is the place. Words before {@code reserved - capacity} are
     * gone.
     */
    private final int mask;

    private final int inPage;

    private long reserved;
    private long oldest;
    private volatile long evicted;
    private volatile long refused;

    /** A page made ahead, null when there is none; the writer takes it. */
    private transient volatile long[] spare;

    /** Room for {@code capacity} words (a power of two) of bars and rows. */
    public BarHistory(int maxInstruments, int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, was " + capacity);
        }
        this.capacity = capacity;
        int page = Math.min(capacity, PAGE);
        pageBits = Integer.numberOfTrailingZeros(page);
        pages = new long[capacity / page][];
        mask = capacity - 1;
        inPage = page - 1;
        heads = new long[maxInstruments];
        counts = new long[maxInstruments];
        Arrays.fill(heads, NONE);
    }

    /** Appends a closed bar and its rows, {@code length} words from {@code at}. Writer only. */
    public void append(int id, long[] bar, int at, int length) {
        int needed = HEADER + length;
        if (needed > capacity / 2) {
            // one bar must not sweep out all others; such a bar is a broken ladder
            refused++;
            return;
        }
        long position = reserved;
        evictUpTo(position + needed - capacity);
        RESERVED.setOpaque(this, position + needed);
        VarHandle.storeStoreFence(); // readers see what is about to go before it goes
        makePages(position, position + needed);
        put(position + LENGTH, length);
        put(position + ID, id);
        put(position + PREVIOUS, heads[id]);
        put(position + NUMBER, counts[id] + 1);
        copyIn(bar, at, position + HEADER, length);
        ELEMENT.setOpaque(counts, id, counts[id] + 1);
        ELEMENT.setRelease(heads, id, position);
    }

    private void evictUpTo(long limit) {
        long gone = 0;
        while (oldest < limit) {
            oldest += HEADER + word(oldest);
            gone++;
        }
        if (gone > 0) {
            evicted += gone;
        }
    }

    private void makePages(long from, long end) {
        for (long position = from >> pageBits << pageBits; position < end; position += inPage + 1) {
            int page = ((int) position & mask) >> pageBits;
            if (pages[page] == null) {
                pages[page] = newPage();
            }
        }
    }

    private long[] newPage() {
        long[] ready = spare;
        if (ready == null) {
            return new long[inPage + 1];
        }
        spare = null;
        return ready;
    }

    /** Makes the next page ahead, while pages are still to come. Any one thread beside the writer. */
    public void makeSpare() {
        boolean isWhole = (long) RESERVED.getOpaque(this) > capacity - inPage - 1;
        if (spare == null && !isWhole) {
            spare = new long[inPage + 1];
        }
    }

    private void put(long position, long word) {
        page(position)[(int) position & inPage] = word;
    }

    private long word(long position) {
        return page(position)[(int) position & inPage];
    }

    private long[] page(long position) {
        return pages[((int) position & mask) >> pageBits];
    }

    /** How many of {@code length} words from a position lie in its page. */
    private int fitting(long position, int length) {
        return Math.min(length, inPage + 1 - ((int) position & inPage));
    }

    private void copyIn(long[] source, int at, long position, int length) {
        for (int done = 0; done < length; ) {
            int part = fitting(position + done, length - done);
            int start = (int) (position + done) & inPage;
            System.arraycopy(source, at + done, page(position + done), start, part);
            done += part;
        }
    }

    /** How many bars of the instrument have closed: the number of its newest. Any thread. */
    public long closed(int id) {
        return (long) ELEMENT.getAcquire(counts, id);
    }

    /** Bars overwritten so far. Any thread. */
    public long evicted() {
        return evicted;
    }

    /** Bars too long to keep. Any thread. */
    public long refused() {
        return refused;
    }

    /** What its words take so far, bytes. Any thread; may be a page late. */
    public long bytes() {
        return Arrays.stream(pages)
                .mapToLong(it -> it == null ? 0 : (long) Long.BYTES * it.length)
                .sum();
    }

    /** A reader's place in one instrument's past; starts before the newest. One owner. */
    public Walk walk(int id) {
        return new Walk((long) ELEMENT.getAcquire(heads, id));
    }

    /** Walks back through one instrument's closed bars, newest first. */
    public final class Walk {
        private final Copy copy = new Copy();
        private long next;
        private long number;
        private boolean cut;

        private Walk(long head) {
            next = head;
        }

        /**
         * Copies the next older bar; false at the beginning of the recording, or where older ones are
         * overwritten.
         */
        public boolean next() {
            if (next == NONE) {
                return false;
            }
            if (!copyAt(next)) {
                cut = true;
                next = NONE;
                return false;
            }
            return true;
        }

        /** The bar {@link #next} found and its rows; valid until the next call. */
        public long[] words() {
            return copy.words();
        }

        public int length() {
            return copy.length();
        }

        /**
         * The bar's number among its instrument's closed bars, from 1; 0 before the first call of
         * {@link #next}.
         */
        public long number() {
            return number;
        }

        /** Whether the walk ended because older bars are gone, rather than because there are none. */
        public boolean cut() {
            return cut;
        }

        private boolean copyAt(long position) {
            if (overwritten(position)) {
                return false;
            }
            int length = (int) word(position + LENGTH);
            long previous = word(position + PREVIOUS);
            long its = word(position + NUMBER);
            VarHandle.loadLoadFence();
            if (overwritten(position)) { // before the length is trusted
                return false;
            }
            copyOut(position + HEADER, length);
            VarHandle.loadLoadFence();
            if (overwritten(position)) {
                return false;
            }
            next = previous;
            number = its;
            return true;
        }

        private boolean overwritten(long position) {
            return position < (long) RESERVED.getOpaque(BarHistory.this) - capacity;
        }

        private void copyOut(long position, int length) {
            long[] to = copy.room(length);
            for (int done = 0; done < length; ) {
                int part = fitting(position + done, length - done);
                int start = (int) (position + done) & inPage;
                System.arraycopy(page(position + done), start, to, done, part);
                done += part;
            }
        }
    }
}
