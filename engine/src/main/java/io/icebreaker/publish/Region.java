package io.icebreaker.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Some words that one thread rewrites in place and many threads copy whole: a sequence lock. The version is
 * odd while the writer is at work; a reader that finds it odd, or changed after copying, copies again.
 *
 * <p><b>Threading.</b> One writer; {@link #begin} and {@link #end} in pairs. Readers never hold the writer
 * up.
 *
 * <p><b>Allocation.</b> The writer allocates only when a write is longer than any before; {@link #begin} says
 * so.
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

    private long version;
    private long[] words;
    private int length;
    private long stamp;

    Region(int capacity) {
        words = new long[capacity];
    }

    /** Opens the region for writing {@code newLength} words; true when it had to grow for them. */
    boolean begin(int newLength) {
        VERSION.setOpaque(this, version + 1);
        VarHandle.storeStoreFence(); // odd before any word changes
        boolean grows = newLength > words.length;
        if (grows) {
            var larger = new long[Math.max(newLength, 2 * words.length)];
            System.arraycopy(words, 0, larger, 0, length);
            words = larger;
        }
        length = newLength;
        return grows;
    }

    /** The words to write, between {@link #begin} and {@link #end}. */
    long[] words() {
        return words;
    }

    /** Closes the write; {@code newStamp} travels with the words. */
    void end(long newStamp) {
        stamp = newStamp;
        VERSION.setRelease(this, version + 1);
    }

    /** Number of the last write; 0 before the first. Any thread. */
    long version() {
        return (long) VERSION.getAcquire(this) >>> 1;
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
        int count =
                Math.min(
                        length, source.length); // the two may be of different writes: checked below
        System.arraycopy(source, 0, copy.room(count), 0, count);
        copy.version(before >>> 1, stamp);
        VarHandle.loadLoadFence(); // every word is read before the version is looked at again
        return before == (long) VERSION.getOpaque(this);
    }
}
