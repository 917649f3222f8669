package io.icebreaker.scan;

/**
 * The greatest of the values that are still in a window: a monotonic deque in a ring (analytics 0.6). A
 * value that a later one equals or exceeds can never be the greatest again, so it goes at once and each
 * value is touched twice at most. For the least, put in negatives.
 *
 * <p><b>Allocation.</b> Of a window's values few stand at a time, some seven of 365 that are drawn at random;
 * room begins for {@link #FIRST_ROOM} and doubles when it is full, up to the window's.
 */
final class SlidingGreatest {
    private static final int FIRST_ROOM = 16;

    private long[] keys;
    private long[] values;
    private int mask;

    /** Entries are those of places [head, tail), ascending by key, descending by value. */
    private int head;

    private int tail;

    /** For windows of at most so many values. */
    SlidingGreatest(int window) {
        int room = window < 2 ? 1 : Integer.highestOneBit(Math.min(window, FIRST_ROOM) - 1) << 1;
        keys = new long[room];
        values = new long[room];
        mask = room - 1;
    }

    /**
     * Takes in a value; of equal ones the latest stands.
     *
     * @param key where in the sequence it is, greater than all before; {@link #dropBefore} comes first
     */
    void push(long key, long value) {
        while (tail != head && values[(tail - 1) & mask] <= value) {
            tail--;
        }
        if (tail - head == keys.length) {
            grow();
        }
        keys[tail & mask] = key;
        values[tail & mask] = value;
        tail++;
    }

    private void grow() {
        int wider = 2 * keys.length - 1;
        long[] newKeys = new long[wider + 1];
        long[] newValues = new long[wider + 1];
        for (int at = head; at != tail; at++) {
            newKeys[at & wider] = keys[at & mask];
            newValues[at & wider] = values[at & mask];
        }
        keys = newKeys;
        values = newValues;
        mask = wider;
    }

    /** Lets go of all whose key is less. */
    void dropBefore(long key) {
        while (tail != head && keys[head & mask] < key) {
            head++;
        }
    }

    boolean isEmpty() {
        return tail == head;
    }

    /** Undefined when empty. */
    long greatest() {
        return values[head & mask];
    }

    /** Key of the greatest; undefined when empty. */
    long keyOfGreatest() {
        return keys[head & mask];
    }

    void clear() {
        head = 0;
        tail = 0;
    }
}
