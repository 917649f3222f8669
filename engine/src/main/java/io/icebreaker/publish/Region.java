package io.icebreaker.publish;

import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Some words that one thread rewrites in place and many threads copy whole: a sequence lock. The version is
 * odd while the writer is at work; a reader that finds it odd, or changed after copying, copies again.
 *
 * <p><b>Threading.</b> One writer; {@link #begin} and {@link #end} in pairs. Readers never hold the writer
 * up.
 *
 * <p><b>Allocation.</b> A region has words of its own, and the writer allocates only when a write is longer
 * than any before; or it borrows them from a {@link RowRoom}, as many as a write takes. What it gives back
 * may be another's by the time a reader copies it: that is one of the copies made again.
 */
final class Region {
    private static final VarHandle VERSION;

    /**
     * A reader meets a writer for some tens of ns; one that is off its core for longer is waited for
     * politely.
     */
    private static final int SPINS = 1_000;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(Region.class, "version", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long[] NONE = {};

    /** Borrowed words are given back for fewer when a write needs less than one in so many. */
    private static final int ROOMY = 4;

    private long version;
    private long[] words;
    private int start;
    private int capacity;
    private int length;
    private long stamp;

    /** Where words are borrowed from, the place of those in use; null for a region with its own. */
    private final RowRoom room;

    private int place;

    Region(int capacity) {
        room = null;
        words = new long[capacity];
        this.capacity = capacity;
    }

    /** A region that borrows its words. */
    Region(RowRoom room) {
        this.room = room;
        words = NONE;
    }

    /** Opens the region for writing {@code newLength} words, all of them: what was there may be gone. */
    void begin(int newLength) {
        VERSION.setOpaque(this, version + 1);
        VarHandle.storeStoreFence(); // odd before any word changes
        if (room != null) {
            borrow(newLength);
        } else if (newLength > capacity) {
            capacity = Math.max(newLength, 2 * capacity);
            words = new long[capacity];
        }
        length = newLength;
    }

    private void borrow(int newLength) {
        int rows = RowRoom.rows(newLength);
        int fitting = rows * Rows.WORDS;
        if (fitting > capacity || fitting * ROOMY <= capacity) {
            if (capacity > 0) {
                room.takeBack(place, capacity / Rows.WORDS);
            }
            place = room.lend(rows);
            words = room.cells(place);
            start = room.at(place);
            capacity = fitting;
        }
    }

    /** The words to write, between {@link #begin} and {@link #end}. */
    long[] words() {
        return words;
    }

    /** Where in {@link #words} they begin. */
    int start() {
        return start;
    }

    /** Closes the write; {@code newStamp} travels with the words. */
    void end(long newStamp) {
        stamp = newStamp;
        VERSION.setRelease(this, version + 1);
    }

    /** What the last write stamped it with; for the writer. */
    long stamp() {
        return stamp;
    }

    /** Number of the last write; 0 before the first. Any thread. */
    long version() {
        return (long) VERSION.getAcquire(this) >>> 1;
    }

    /** As {@link #read}; length and stamp 0 before the first write. Any thread. */
    void readOrNone(Copy copy) {
        if (version() == 0) {
            copy.room(0);
            copy.version(0, 0);
        } else {
            read(copy);
        }
    }

    /** Copies the words as one write left them. Any thread. */
    void read(Copy copy) {
        for (int attempt = 0; !tryRead(copy); attempt++) {
            if (attempt < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private boolean tryRead(Copy copy) {
        long before = (long) VERSION.getAcquire(this);
        if ((before & 1) != 0) {
            return false;
        }
        long[] source = words;
        int from = start;
        int count = length;
        VarHandle.loadLoadFence();
        if (before != (long) VERSION.getOpaque(this)) {
            return false; // the three may be of different writes
        }
        System.arraycopy(source, from, copy.room(count), 0, count);
        copy.version(before >>> 1, stamp);
        VarHandle.loadLoadFence(); // every word is read before the version is looked at again
        return before == (long) VERSION.getOpaque(this);
    }
}
