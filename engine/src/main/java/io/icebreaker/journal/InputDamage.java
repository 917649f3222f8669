package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where an input journal stops being sound.
 *
 * @param sound last sequence of the sound part, 0 when nothing is
 * @param file the queue file with the damage, null when the queue cannot be opened at all
 * @param offset byte in the file where the first record that cannot be trusted begins
 * @param behind bytes written behind that
 * @param lastBehind highest sequence found in sound records behind the damage, 0 when there is none
 * @param soundBehind how many sound records lie behind it
 * @param isNewest whether no later file follows
 * @param what the complaint in words
 */
public record InputDamage(
        long sound,
        Path file,
        long offset,
        long behind,
        long lastBehind,
        long soundBehind,
        boolean isNewest,
        String what) {

    /**
     * 64 MiB: what a busy open writes in ten seconds, twice the longest stall of a disk that is expected.
     * What lies further back was made durable long before a power cut: its damage has another cause, and a
     * person should look.
     */
    static final long TAIL_BYTES = 64L << 20;

    /** A last record may end in zeroes that only look unwritten: its whole length is enough. */
    private static final int ZEROES = 512;

    private static final int CHUNK = 1 << 20;

    /** Of a document's header; above are marks of unfinished and of the queue's own documents. */
    private static final int LENGTH_BITS = 0x3fff_ffff;

    /** Looks through the whole input; null when all of it is sound. */
    public static InputDamage find(Path journal) throws JournalException {
        JournalReader reader;
        try {
            reader = new JournalReader(JournalDirectory.forReading(journal));
        } catch (JournalException e) {
            if (!e.isDamage()) {
                throw e;
            }
            return new InputDamage(0, null, 0, 0, 0, 0, false, e.getMessage());
        } catch (Exception | InternalError e) {
            MissingPages.hear();
            return new InputDamage(0, null, 0, 0, 0, 0, false, "the queue cannot be opened: " + e);
        }
        try (reader) {
            while (reader.next()) {
                // Nothing to do with a sound event.
            }
            return lyingBehind(journal, reader);
        } catch (JournalException e) {
            if (!e.isDamage()) {
                throw e;
            }
            return locate(journal, reader, e.getMessage());
        }
    }

    /** Readers stop where nothing is written; if something is written behind that, a header is lost. */
    private static InputDamage lyingBehind(Path journal, JournalReader reader)
            throws JournalException {
        Path file = QueueFiles.ofDay(journal.resolve("input"), reader.day());
        if (reader.sequence() == 0) {
            return null;
        }
        try {
            long end = endOfDocuments(file, reader.offset());
            return end < 0 || lastWritten(file) <= end || endOfDocuments(file, end) != end
                    ? null
                    : locate(
                            journal,
                            reader,
                            "input journal in "
                                    + journal
                                    + " is damaged: nothing at byte "
                                    + end
                                    + " of its file, yet something behind it, at sequence "
                                    + (reader.sequence() + 1)
                                    + "; what lies before it is sound");
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The first header from {@code at} on that was never written; -1 when one is being written. */
    private static long endOfDocuments(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long end = padded(at);
            while (channel.read(word.clear(), end) == Integer.BYTES && word.getInt(0) != 0) {
                if (word.getInt(0) < 0) {
                    return -1;
                }
                end = padded(end + Integer.BYTES + (word.getInt(0) & LENGTH_BITS));
            }
            return end;
        }
    }

    private static long padded(long at) {
        return at + 3 & ~3L;
    }

    private static InputDamage locate(Path journal, JournalReader reader, String what)
            throws JournalException {
        Path queue = journal.resolve("input");
        try {
            Path file = QueueFiles.ofDay(queue, reader.day());
            long end = lastWritten(file);
            long offset = reader.offset();
            long searched = Math.min(Files.size(file), end + ZEROES);
            var behind = new RecordSearch(file, offset, searched, reader.sequence());
            return new InputDamage(
                    reader.sequence(),
                    file,
                    offset,
                    Math.max(0, end - offset),
                    behind.last(),
                    behind.count(),
                    file.equals(QueueFiles.newest(queue)),
                    what);
        } catch (IOException e) {
            throw new JournalException(what + "; and " + e.getMessage(), e);
        }
    }

    /** Whether a restart may go on without asking: what is lost was being written at the end. */
    public boolean isTail() {
        return file != null && isNewest && sound > 0 && behind <= TAIL_BYTES;
    }

    /** Whether it can be cut off at all: no later day's file follows. */
    public boolean isRepairable() {
        return file != null && isNewest && sound > 0;
    }

    /** Queue files are sparse: the end of what is not zero, found from behind. */
    static long lastWritten(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long at = (channel.size() - 1) / CHUNK * CHUNK; at >= 0; at -= CHUNK) {
                chunk.clear();
                int length = channel.read(chunk, at);
                while (length > 0 && chunk.get(length - 1) == 0) {
                    length--;
                }
                if (length > 0) {
                    return at + length;
                }
            }
            return 0;
        }
    }
}
