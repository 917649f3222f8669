package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Keeps room allocated ahead of a queue's writer: a queue file is sparse and written through a mapping, where
 * a full disk shows only when a page is touched, as an error of the machine (reliability 3.1). One thread.
 */
final class QueueRoom {
    private static final long PAGE = 4_096;

    private final Path queue;
    private final LongSupplier position;
    private final Disk disk;
    private final long aheadBytes;
    private Path file;
    private long allocatedTo;
    private boolean isUnknown;

    /** {@code position}: where the queue's last document ends in its file. */
    QueueRoom(Path queue, LongSupplier position, Disk disk, long aheadBytes) {
        this.queue = queue;
        this.position = position;
        this.disk = disk;
        this.aheadBytes = aheadBytes;
    }

    /** Whether the writer may go on; false when the volume has no room for what it will write next. */
    boolean ensure() throws IOException {
        Path newest = QueueFiles.newest(queue);
        if (newest == null || isUnknown) {
            return true;
        }
        long written = position.getAsLong();
        if (!newest.equals(file)) {
            file = newest;
            allocatedTo = 0;
        }
        if (allocatedTo - written >= aheadBytes / 2) {
            return true;
        }
        long from = Math.max(allocatedTo, written / PAGE * PAGE);
        long to = (written + aheadBytes) / PAGE * PAGE;
        Disk.Room room = disk.allocate(file, from, to - from);
        isUnknown = room == Disk.Room.UNKNOWN;
        if (room == Disk.Room.GIVEN) {
            allocatedTo = to;
        }
        return room != Disk.Room.NONE || allocatedTo - written >= aheadBytes / 4;
    }

    /** Gives back what was not used; the writer has closed. */
    void release() throws IOException {
        long from = (position.getAsLong() + PAGE) / PAGE * PAGE + PAGE;
        if (file != null && position.getAsLong() > 0 && allocatedTo > from) {
            disk.release(file, from, allocatedTo - from);
        }
        allocatedTo = 0;
    }
}
