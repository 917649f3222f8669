package io.icebreaker.os;

import com.sun.jna.Function;

/**
 * What native code has freed and its allocator keeps: the JVM's compilers take some 30 MiB while a day
 * starts, in pieces between which others stay, so that the C library holds on to all of it. Given back to
 * the kernel, whole pages at a time, by {@code malloc_trim(3)}. Any thread; whoever allocates natively
 * meanwhile may wait some milliseconds, which no hot thread does. Without such a call nothing is done.
 */
public final class NativeHeap {
    private static final Function TRIM = LibC.function("malloc_trim");

    private NativeHeap() {}

    /** Whether there is such a call. */
    static boolean isKnown() {
        return TRIM != null;
    }

    /** Gives back what can be; whether anything was. */
    public static boolean trim() {
        Object[] keptAtTheEnd = {0L};
        return TRIM != null && TRIM.invokeInt(keptAtTheEnd) == 1;
    }
}
