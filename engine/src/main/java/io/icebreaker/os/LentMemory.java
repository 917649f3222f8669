package io.icebreaker.os;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Zeroed memory outside the heap that is resident page by page, as it is written. Java's direct buffers are
 * written with zeros when they are made, and so resident at once: too much for room that is seldom needed.
 * Linux, {@code mmap(2)}; elsewhere it is zeroed as Java's is. Given back when its buffer is garbage.
 */
public final class LentMemory {
    private static final long READ_AND_WRITE = 0x1 | 0x2;
    private static final long PRIVATE_ANONYMOUS = 0x2 | 0x20;
    private static final long NO_FILE = -1;
    private static final long FAILED = -1;
    private static final Cleaner CLEANER = Cleaner.create();

    private LentMemory() {}

    /** So many bytes, above 0, as long as the buffer itself is reachable: a view of it does not keep them. */
    public static UnsafeBuffer of(int bytes) {
        Function map = LibC.function("mmap");
        long address = map == null ? FAILED : mapped(map, bytes);
        if (address == FAILED) {
            return zeroed(bytes);
        }
        Function unmap = LibC.function("munmap");
        Object[] arguments = {address, (long) bytes};
        return kept(address, bytes, () -> unmap.invokeInt(arguments));
    }

    private static long mapped(Function map, int bytes) {
        Object[] arguments = {
            Pointer.NULL, (long) bytes, READ_AND_WRITE, PRIVATE_ANONYMOUS, NO_FILE, 0L
        };
        return map.invokeLong(arguments);
    }

    /** Null where there is none: a libc of another name, natives that cannot load. */
    private static UnsafeBuffer zeroed(int bytes) {
        long address = UnsafeApi.allocateMemory(bytes);
        UnsafeApi.setMemory(address, bytes, (byte) 0);
        return kept(address, bytes, () -> UnsafeApi.freeMemory(address));
    }

    private static UnsafeBuffer kept(long address, int bytes, Runnable giveBack) {
        var buffer = new UnsafeBuffer(address, bytes);
        CLEANER.register(buffer, giveBack);
        return buffer;
    }
}
