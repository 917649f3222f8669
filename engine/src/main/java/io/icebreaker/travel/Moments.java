package io.icebreaker.travel;

import java.util.Arrays;

/** Sequences at which something happened, ascending, and to which instrument. Any thread. */
final class Moments {
    /** Any instrument. */
    static final int ANY = -1;

    /** No such moment. */
    static final long NONE = -1;

    /** A day's minutes of 4,096 instruments, twice over; later moments are not kept, only counted. */
    private static final int LIMIT = 1 << 22;

    private final int limit;
    private long[] sequences = new long[1_024];
    private int[] ids = new int[1_024];
    private int count;
    private long beyond;

    Moments() {
        this(LIMIT);
    }

    Moments(int limit) {
        this.limit = limit;
    }

    synchronized void add(long sequence, int id) {
        if (count == limit) {
            beyond++;
            return;
        }
        if (count == sequences.length) {
            sequences = Arrays.copyOf(sequences, 2 * count);
            ids = Arrays.copyOf(ids, 2 * count);
        }
        sequences[count] = sequence;
        ids[count++] = id;
    }

    /** The first moment of the instrument behind a sequence. */
    synchronized long after(long sequence, int id) {
        for (int at = firstFrom(sequence + 1); at < count; at++) {
            if (id == ANY || ids[at] == id) {
                return sequences[at];
            }
        }
        return NONE;
    }

    /** The last moment of the instrument before a sequence. */
    synchronized long before(long sequence, int id) {
        for (int at = firstFrom(sequence) - 1; at >= 0; at--) {
            if (id == ANY || ids[at] == id) {
                return sequences[at];
            }
        }
        return NONE;
    }

    private int firstFrom(long sequence) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sequences[middle] < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    synchronized int count() {
        return count;
    }

    /** Moments that found no room: nobody can step to them. */
    synchronized long beyond() {
        return beyond;
    }
}
