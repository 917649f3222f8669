package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Files of a queue that a process was killed in the middle of making: their first header never came to be
 * complete. Chronicle waits seconds for a maker that is dead, then fails, or takes them for something else;
 * none holds a record, so the owner of our lock puts them aside and they are made anew.
 */
final class HalfMade {
    /** The first word of a complete file: length, and not the bit of work in progress. */
    private static final int NOT_COMPLETE = 0x8000_0000;

    /** The first record of a file comes right behind the header and its index, some 50 KiB. */
    private static final int SEARCHED_BYTES = 1 << 20;

    private static final String ASIDE = ".unfinished";

    /** A file is made within a millisecond or two; a fifth of a second is patience enough. */
    private static final int LOOKS = 10;

    private static final long LOOK_NS = 20_000_000;

    private HalfMade() {}

    /** Puts aside what was never finished; {@code queue} need not exist. */
    static void putAside(Path queue) throws IOException {
        for (Path file : files(queue)) {
            ByteBuffer head = head(file, SEARCHED_BYTES);
            if (isUnfinished(head) && !holdsRecord(head)) {
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ASIDE),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * For a reader: what stays unfinished is put aside if nobody writes the journal, and refused by name if
     * somebody does, or if that cannot be told.
     */
    static void clear(Path journal, List<String> queues) throws JournalException {
        for (String queue : queues) {
            Path directory = journal.resolve(queue);
            try {
                if (staysUnfinished(directory)) {
                    WriterLock.ifFree(journal, () -> putAside(directory));
                }
            } catch (IOException e) {
                throw new JournalException("cannot read " + directory + ": " + e.getMessage(), e);
            }
            refuse(directory);
        }
    }

    /** A writer may be making a file in this moment: looks again for a while. */
    private static boolean staysUnfinished(Path queue) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            boolean isAny = false;
            for (Path file : files(queue)) {
                isAny |= isUnfinished(file);
            }
            if (!isAny) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }

    /** Refuses a queue with an unfinished file in it: Chronicle would wait 10 s for the maker. */
    static void refuse(Path queue) throws JournalException {
        try {
            for (Path file : files(queue)) {
                refuseFile(file);
            }
        } catch (IOException e) {
            throw new JournalException("cannot read " + queue + ": " + e.getMessage(), e);
        }
    }

    private static void refuseFile(Path file) throws IOException, JournalException {
        if (hasLostHeader(file)) {
            throw JournalException.damage(
                    file + " is damaged: its header is lost; records are in it");
        }
        if (isUnfinished(file)) {
            throw new JournalException(
                    file
                            + " was never finished: a process was killed while it made it;"
                            + " a process that records into this journal makes it anew");
        }
    }

    private static boolean isUnfinished(Path file) throws IOException {
        return Files.isRegularFile(file) && isUnfinished(head(file, Integer.BYTES));
    }

    /** Whether it is unfinished although a record of ours is in it: then it is damaged. */
    private static boolean hasLostHeader(Path file) throws IOException {
        ByteBuffer head = head(file, SEARCHED_BYTES);
        return isUnfinished(head) && holdsRecord(head);
    }

    private static boolean isUnfinished(ByteBuffer head) {
        return head.limit() < Integer.BYTES
                || head.getInt(0) == 0
                || (head.getInt(0) & NOT_COMPLETE) != 0;
    }

    private static List<Path> files(Path queue) throws IOException {
        if (!Files.isDirectory(queue)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(queue)) {
            return files.filter(file -> file.toString().matches(".*\\.cq4t?")).sorted().toList();
        }
    }

    private static ByteBuffer head(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(bytes, channel.size());
            ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
                // on to the next part
            }
            return head.flip();
        }
    }

    /** Whether a record of ours is in it: then its header is damaged, which is another matter. */
    private static boolean holdsRecord(ByteBuffer head) {
        var crc = new CRC32C();
        int last = head.limit() - JournalFormat.PAYLOAD;
        for (int at = 0; at <= last; at += Integer.BYTES) {
            int length = head.getInt(at + JournalFormat.LENGTH);
            if (length > 0 && length <= last - at && head.getLong(at) > 0) {
                crc.reset();
                crc.update(head.slice(at, JournalFormat.CHECKED_HEADER));
                crc.update(head.slice(at + JournalFormat.PAYLOAD, length));
                if ((int) crc.getValue() == head.getInt(at + JournalFormat.CRC)) {
                    return true;
                }
            }
        }
        return false;
    }
}
