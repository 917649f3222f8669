package io.icebreaker.os;

import com.sun.jna.Function;
import java.nio.file.Path;

/**
 * Which parts of a file the kernel keeps in memory: fetches those that are wanted soon, lets go of those
 * that nobody wants. Advice only: no content changes, what is let go comes back from the disk, and where the
 * call is not to be had, or the file cannot be opened, nothing is done. May wait for the disk. One thread.
 * Linux, {@code posix_fadvise(2)}.
 */
public final class FileCache implements AutoCloseable {
    /** More than that Linux does not fetch at a call, whatever was asked for (mm/readahead.c). */
    private static final long FETCH_BYTES = 128 << 10;

    /** Flags and advice, fcntl.h of both 64-bit machines. */
    private static final int READ_ONLY = 0;

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int WILL_NEED = 3;
    private static final int DO_NOT_NEED = 4;
    private static final int NONE = -1;

    private static final Function OPEN = LibC.function("open");
    private static final Function ADVISE = LibC.function("posix_fadvise");
    private static final Function CLOSE = LibC.function("close");

    private int file;

    public FileCache(Path path) {
        file =
                isKnown()
                        ? OPEN.invokeInt(new Object[] {path.toString(), READ_ONLY | CLOSE_ON_EXEC})
                        : NONE;
    }

    /** Whether there are such calls. */
    static boolean isKnown() {
        return OPEN != null && ADVISE != null && CLOSE != null;
    }

    /** Into memory with {@code [from, to)}, offsets in bytes; it is on its way when this returns. */
    public void fetch(long from, long to) {
        for (long at = from; at < to; at += FETCH_BYTES) {
            advise(at, Math.min(to, at + FETCH_BYTES), WILL_NEED);
        }
    }

    /** Out of memory with whole pages of {@code [from, to)} that lie on disk and that nobody has mapped. */
    public void letGo(long from, long to) {
        advise(from, to, DO_NOT_NEED);
    }

    private void advise(long from, long to, int advice) {
        if (file >= 0 && from < to) {
            ADVISE.invokeInt(new Object[] {file, from, to - from, advice});
        }
    }

    @Override
    public void close() {
        if (file >= 0) {
            CLOSE.invokeInt(new Object[] {file});
            file = NONE;
        }
    }
}
