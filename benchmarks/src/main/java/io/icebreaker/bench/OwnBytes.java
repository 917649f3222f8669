package io.icebreaker.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work allocates, by the calling thread's own counter: exact, however busy the machine is and however
 * short the run. JMH's profiler adds what JMH itself makes.
 */
public final class OwnBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Passes before the one that counts: code is compiled, everything has its room. */
    private static final int WARM_PASSES = 4;

    private OwnBytes() {}

    /** A pass over the work, by its number from 0. */
    @FunctionalInterface
    public interface Work {
        void pass(int number);
    }

    /** Bytes an operation, of a pass of so many operations once it is warm. */
    public static double each(int operations, Work work) {
        long id = Thread.currentThread().getId();
        THREADS.getThreadAllocatedBytes(id); // what the counter itself makes when it is first asked
        for (int pass = 0; pass < WARM_PASSES; pass++) {
            work.pass(pass);
        }
        long before = THREADS.getThreadAllocatedBytes(id);
        work.pass(WARM_PASSES);
        return (THREADS.getThreadAllocatedBytes(id) - before) / (double) operations;
    }
}
