package io.icebreaker.os;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Platform;

/**
 * Which thread the kernel lets run when more want to than there are cores. A thread of the hot path
 * asks for short time slices: woken, it runs at once and does not wait for another's slice to end, which may
 * be three milliseconds. Threads that serve pages step back: fifty that wake together then delay each
 * other, not a lane. Neither needs a privilege, and neither shows in any output. Where the kernel does not
 * know slices (before Linux 6.12), or refuses, all goes on as without. Linux, {@code sched_setattr(2)}.
 */
public final class TimeSlices {
    /** The shortest that the kernel takes, ns. */
    public static final long SHORT_NS = 100_000L;

    /** A thirtieth of a core at least beside a busy thread: a page still comes while a day is read. */
    static final int STEPPED_BACK = 15;

    /** Offsets in {@code struct sched_attr}, and its length. */
    private static final int POLICY = 4;

    private static final int NICE = 16;
    private static final int RUNTIME = 24;
    private static final int BYTES = 48;
    private static final int NORMAL = 0;
    private static final int BATCH = 3;
    private static final int CALLING_THREAD = 0;

    private static final Function SYSCALL = LibC.function("syscall");

    private TimeSlices() {}

    /** The calling thread is of the hot path: short slices; false when they are not to be had. */
    public static boolean shorten() {
        Memory attributes = read();
        if (attributes == null) {
            return false;
        }
        attributes.setLong(RUNTIME, SHORT_NS);
        return write(attributes) && lengthNs() == SHORT_NS;
    }

    /** The calling thread lets those of the hot path go first; false when the kernel refuses. */
    public static boolean stepBack() {
        Memory attributes = read();
        if (attributes == null) {
            return false;
        }
        attributes.setInt(NICE, Math.max(STEPPED_BACK, attributes.getInt(NICE)));
        return write(attributes);
    }

    /** The calling thread's slice, ns; 0 where the kernel does not tell. */
    static long lengthNs() {
        Memory attributes = read();
        return attributes == null ? 0 : attributes.getLong(RUNTIME);
    }

    /** How far the calling thread stands back: 0 as usual, 19 most; -1 where the kernel does not tell. */
    static int nice() {
        Memory attributes = read();
        return attributes == null ? -1 : attributes.getInt(NICE);
    }

    /** The calling thread's attributes; null when there are none, or those of a real-time thread. */
    private static Memory read() {
        if (SYSCALL == null) {
            return null;
        }
        var attributes = new Memory(BYTES);
        attributes.clear();
        attributes.setInt(0, BYTES);
        Object[] arguments = {getter(), CALLING_THREAD, attributes, BYTES, 0};
        if (SYSCALL.invokeLong(arguments) != 0) {
            return null;
        }
        int policy = attributes.getInt(POLICY);
        return policy == NORMAL || policy == BATCH ? attributes : null;
    }

    private static boolean write(Memory attributes) {
        Object[] arguments = {setter(), CALLING_THREAD, attributes, 0};
        return SYSCALL.invokeLong(arguments) == 0;
    }

    /** Number of {@code sched_setattr} in the kernel's table, x86-64 or arm64. */
    private static long setter() {
        return Platform.isIntel() ? 314 : 274;
    }

    /** Number of {@code sched_getattr}. */
    private static long getter() {
        return Platform.isIntel() ? 315 : 275;
    }
}
