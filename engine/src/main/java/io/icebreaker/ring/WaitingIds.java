package io.icebreaker.ring;

/** Instrument ids in the order in which they began to wait, each once. One thread; no garbage. */
final class WaitingIds {
    private final int[] ids;
    private final boolean[] waits;
    private int first;
    private int count;

    /** For ids {@code 0..capacity-1}. */
    WaitingIds(int capacity) {
        ids = new int[capacity];
        waits = new boolean[capacity];
    }

    /** Puts it last; one that waits already keeps its place. */
    void add(int id) {
        if (!waits[id]) {
            waits[id] = true;
            ids[(first + count++) % ids.length] = id;
        }
    }

    /** Who has waited longest, -1 for nobody. */
    int first() {
        return count == 0 ? -1 : ids[first];
    }

    /** Takes away who has waited longest; there must be one. */
    void removeFirst() {
        waits[ids[first]] = false;
        first = (first + 1) % ids.length;
        count--;
    }
}
