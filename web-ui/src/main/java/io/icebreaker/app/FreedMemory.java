package io.icebreaker.app;

import io.icebreaker.os.NativeHeap;

/**
 * Gives freed native memory back to the system, four times a minute: 30 MiB that were wanted to compile what
 * starts a day, then some 7 MiB a turn. It takes a millisecond of the thread that looks after the day.
 */
final class FreedMemory {
    private static final long EVERY_NS = 15_000_000_000L;

    private long dueNs = System.nanoTime() + EVERY_NS;

    /** Looks whether it is time. */
    void look() {
        long nowNs = System.nanoTime();
        if (nowNs - dueNs >= 0) {
            dueNs = nowNs + EVERY_NS;
            NativeHeap.trim();
        }
    }
}
