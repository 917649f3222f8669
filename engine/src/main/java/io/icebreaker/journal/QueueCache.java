package io.icebreaker.journal;

import io.icebreaker.os.FileCache;
import net.openhft.chronicle.bytes.MappedFile;

/**
 * Keeps in the kernel's memory what lies around a queue's writer, and nothing else of its file.
 *
 * <p>Behind it: a day's journal is larger than the machine's memory and nobody reads it soon, but each of its
 * pages would be made of memory not used before. That is dear where a host takes free memory back from its
 * guests (10 us a page), and pushes better things out where there is little. Pages on disk are let go and
 * become the next ones. Before it: a page that is not there yet costs the writer's thread a fault, in which
 * Linux reads as much around it as the device says, 8 MiB and 18 ms on some machines. A slow writer finds
 * its pages there; a fast one fetches by itself, in those large parts, which is cheaper a byte
 * ({@link QueueCaches}).
 *
 * <p>One thread, which may wait for the disk.
 */
final class QueueCache implements AutoCloseable {
    /** For whoever reads what has just been written; at 2 MB/s, a busy day, half a minute. */
    static final long KEPT = 64L << 20;

    /** Header and first index, which a queue comes back to. */
    static final long HEAD = 4L << 20;

    /** More than any device reads around a page: as long as that much is there, Linux adds nothing. */
    static final long AHEAD = 12L << 20;

    /** Fetched at a look, some ms of work. */
    private static final long PART = 2L << 20;

    /** Less is not worth a call. */
    private static final long STEP = 4L << 20;

    /** Looked through again: pages that were not yet on disk the last times. */
    private static final long AGAIN = 64L << 20;

    private final MappedAhead writer;
    private final long kept;
    private MappedFile file;
    private FileCache cache;
    private long end;
    private long fetched;
    private long gone;

    QueueCache(MappedAhead writer, long kept) {
        this.writer = writer;
        this.kept = kept;
    }

    /** Goes where the writer is; bytes written since the last call, of a file not seen yet all there are. */
    long follow() {
        MappedFile now = writer.file();
        if (now == null) {
            return 0;
        }
        if (now != file) {
            close();
            file = now;
            cache = new FileCache(now.file().toPath());
        }
        long before = end;
        end = writer.position();
        return end - before;
    }

    /** Fetches what comes next if it may, lets go of what is over. */
    void look(boolean mayFetch) {
        if (cache == null) {
            return;
        }
        if (mayFetch) {
            fetch();
        }
        letGo();
    }

    private void fetch() {
        long from = Math.max(end, fetched);
        fetched = Math.min(from + PART, end + AHEAD);
        cache.fetch(from, fetched);
    }

    private void letGo() {
        long to = (end - kept) / STEP * STEP;
        if (to > gone) {
            cache.letGo(Math.max(HEAD, gone - AGAIN), to);
            gone = to;
        }
    }

    /** Fetched up to here, an offset in the file; 0 when nothing was. */
    long fetchedTo() {
        return fetched;
    }

    /** The queue is closed, or goes on in another file: what is left of the old one may stay. */
    @Override
    public void close() {
        if (cache != null) {
            cache.close();
        }
        cache = null;
        file = null;
        end = 0;
        fetched = 0;
        gone = 0;
    }
}
