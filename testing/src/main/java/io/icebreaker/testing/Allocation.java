package io.icebreaker.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the calling thread allocates. */
public final class Allocation {
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes allocated while {@code work} runs. */
    public static long of(Runnable work) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    /**
     * Bytes that {@code work} allocates however often it runs: the fewest of some rounds, the first not
     * counted. What the JVM makes once on this thread, as where compiled code is given up and its objects
     * come to be, is not the work's.
     */
    public static long always(Runnable work) {
        of(work);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            least = Math.min(least, of(work));
        }
        return least;
    }
}
