package io.icebreaker.stage;

/** A set of keys that changed, each listed once, taken in order of marking. One thread; no garbage. */
public final class Changed {
    private final boolean[] marked;
    private final int[] keys;
    private int taken;
    private int count;

    /** For keys {@code 0..capacity-1}. */
    public Changed(int capacity) {
        marked = new boolean[capacity];
        keys = new int[capacity];
    }

    public void mark(int key) {
        if (!marked[key]) {
            marked[key] = true;
            keys[count++] = key;
        }
    }

    /** The next marked key, -1 when all are taken; do not mark while taking. */
    public int next() {
        if (taken == count) {
            taken = 0;
            count = 0;
            return -1;
        }
        int key = keys[taken++];
        marked[key] = false;
        return key;
    }
}
