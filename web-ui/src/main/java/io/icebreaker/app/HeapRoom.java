package io.icebreaker.app;

import java.util.function.LongSupplier;

/**
 * Whether the heap holds something large beside a live day: running out of memory ends the process, and a
 * look at an old day must not end the collection of a new one. Any thread.
 */
final class HeapRoom {
    private static final long MIB = 1L << 20;

    private final LongSupplier freeBytes;
    private final Runnable collect;

    /** Of this process. */
    HeapRoom() {
        this(HeapRoom::free, System::gc);
    }

    HeapRoom(LongSupplier freeBytes, Runnable collect) {
        this.freeBytes = freeBytes;
        this.collect = collect;
    }

    /**
     * Whether so much is free. What is free is known only behind a collection, so when little seems to be
     * left one is asked for: concurrent, by the launcher's flags, and behind the caller's own question only.
     */
    boolean holds(int megabytes) {
        if (freeBytes.getAsLong() < megabytes * MIB) {
            collect.run();
        }
        return freeBytes.getAsLong() >= megabytes * MIB;
    }

    /** What the heap may grow to, MB. */
    static long mostMb() {
        return Runtime.getRuntime().maxMemory() / MIB;
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
