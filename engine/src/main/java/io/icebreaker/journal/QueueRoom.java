package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Keeps room allocated ahead of a queue's writer: a queue file is sparse and written through a mapping, where
 * a full disk shows only when a page is touched, as an error that the machine delivers late and anywhere
 * (reliability 3.1), when half a record may be written already. So the writer asks before each document, and
 * what it needs is there, as a rule, since the watch has been here before. Any thread.
 */
final class QueueRoom {
    private static final long PAGE = 4_096;

    /** A document's header, and entries and pages of the queue's own index that may come with it. */
    private static final long INDEX_BYTES = 512 << 10;

    private final Path queue;
    private final LongSupplier position;
    private final Disk disk;
    private final long aheadBytes;
    private Path file;
    private volatile long allocatedTo;
    private volatile boolean isUnknown;

    /** {@code position}: where the queue's last document ends in its file. */
    QueueRoom(Path queue, LongSupplier position, Disk disk, long aheadBytes) {
        this.queue = queue;
        this.position = position;
        this.disk = disk;
        this.aheadBytes = aheadBytes;
    }

    /** For the writer: whether so many bytes may be written. Costs a comparison, unless the watch is late. */
    boolean holds(long bytes) {
        long needed = position.getAsLong() + bytes + INDEX_BYTES;
        if (isUnknown || needed <= allocatedTo) {
            return true;
        }
        try {
            return ensure() && (isUnknown || file == null || needed <= allocatedTo);
        } catch (IOException e) {
            return false; // the watch asks the same, and tells
        }
    }

    /** Whether the writer may go on; false when the volume has no room for what it will write next. */
    synchronized boolean ensure() throws IOException {
        if (isUnknown) {
            return true;
        }
        long written = position.getAsLong();
        if (file != null
                && allocatedTo - written >= aheadBytes / 2
                && allocatedTo - written <= aheadBytes + PAGE) {
            return true;
        }
        Path newest = QueueFiles.newest(queue);
        if (newest == null) {
            return true;
        }
        if (!newest.equals(file) || allocatedTo - written > aheadBytes + PAGE) {
            file = newest; // a new day's file, written from its beginning
            allocatedTo = 0;
        }
        long from = Math.max(allocatedTo, written / PAGE * PAGE);
        long to = (written + aheadBytes) / PAGE * PAGE;
        Disk.Room room = disk.allocate(file, from, to - from);
        isUnknown = room == Disk.Room.UNKNOWN;
        if (room == Disk.Room.GIVEN) {
            allocatedTo = to;
        }
        return room != Disk.Room.NONE || allocatedTo - written >= aheadBytes / 4 + INDEX_BYTES;
    }

    /** The writer begins anew, in a file that may have the same name. */
    synchronized void forget() {
        file = null;
        allocatedTo = 0;
    }

    /** Gives back what was not used; the writer has closed. */
    synchronized void release() throws IOException {
        long from = (position.getAsLong() + PAGE) / PAGE * PAGE + PAGE;
        if (file != null && position.getAsLong() > 0 && allocatedTo > from) {
            disk.release(file, from, allocatedTo - from);
        }
        allocatedTo = 0;
    }
}
