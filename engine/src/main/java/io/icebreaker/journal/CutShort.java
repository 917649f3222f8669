package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Data files that end before the room a queue always leaves behind its last document: a copy that broke off,
 * a file system after a crash. The queue maps whole blocks, and touching one behind the end of its file is a
 * bus error, which the virtual machine reports late and anywhere. So the room, zeros without a place on disk,
 * is put back; what was cut off stays missing and is found by its checksum.
 */
final class CutShort {
    private final long blockBytes;
    private final long overlapBytes;

    /** A queue's block, and what each mapping reaches into the next: a quarter of it. */
    CutShort(long blockBytes) {
        this.blockBytes = blockBytes;
        overlapBytes = blockBytes / 4;
    }

    /** Gives every data file of a journal's two queues its room. */
    void restore(Path directory) throws JournalException {
        try {
            restoreRoom(directory.resolve("input"));
            restoreRoom(directory.resolve("output"));
        } catch (IOException e) {
            throw new JournalException(
                    "a file of the journal in "
                            + directory
                            + " ends too early to be read where it is ("
                            + e.getMessage()
                            + "); copy the journal to where files can be written",
                    e);
        }
    }

    private void restoreRoom(Path queue) throws IOException {
        for (Path file : QueueFiles.data(queue)) {
            try (FileChannel read = FileChannel.open(file)) {
                long whole = wholeLength(read.size());
                if (read.size() < whole) {
                    extend(file, whole);
                }
            }
        }
    }

    /** Blocks and one overlap. */
    private long wholeLength(long length) {
        long blocks = Math.max(1, (length - overlapBytes + blockBytes - 1) / blockBytes);
        return blocks * blockBytes + overlapBytes;
    }

    /** By its last byte: unlike setting a length, that can never take away from a file that has grown. */
    private static void extend(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() < length) {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }
    }
}
