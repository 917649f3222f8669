package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a journal: an exclusive lock of the operating system on a file beside the queues.
 *
 * <p>Such a lock belongs to the process, and closing any other channel on its file gives it up (POSIX). So
 * this process remembers which it holds, and does not touch those files a second time.
 */
public final class WriterLock implements AutoCloseable {
    private static final String FILE = "writer.lock";
    private static final int LONGEST_TEXT = 1_024;
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path held;
    private final FileChannel channel;
    private final String lastWriter;

    private WriterLock(Path held, FileChannel channel, String lastWriter) {
        this.held = held;
        this.channel = channel;
        this.lastWriter = lastWriter;
    }

    /** Something done with files. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Takes the lock and signs; refuses when another process has it, or this very one. */
    static WriterLock take(Path directory) throws IOException, JournalException {
        Path held = directory.toRealPath();
        if (!HELD.add(held)) {
            throw taken(directory, "process " + ProcessHandle.current().pid());
        }
        try {
            return lock(directory, held);
        } catch (IOException | JournalException | RuntimeException e) {
            HELD.remove(held);
            throw e;
        }
    }

    private static WriterLock lock(Path directory, Path held) throws IOException, JournalException {
        var channel =
                FileChannel.open(
                        held.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        String text = text(channel);
        if (tryLock(channel) == null) {
            channel.close();
            throw taken(directory, text.isBlank() ? "another process" : LastWriter.owner(text));
        }
        LastWriter.sign(channel);
        return new WriterLock(held, channel, text);
    }

    private static JournalException taken(Path directory, String owner) {
        return new JournalException(
                "the journal in "
                        + directory
                        + " is being written by "
                        + owner
                        + "; stop that process, or choose another --journal");
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        return StandardCharsets.US_ASCII.decode(text.flip()).toString();
    }

    /** Null when another process has the lock, or another channel of this one. */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Whether somebody, this process included, writes the journal now. Any thread. */
    public static boolean isTaken(Path directory) throws IOException {
        Path held = directory.toRealPath();
        Path file = held.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        if (!HELD.add(held)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } finally {
            HELD.remove(held);
        }
    }

    /** Does something while nobody writes, and nobody begins to; nothing when somebody does. */
    static void ifFree(Path directory, Action action) throws IOException {
        Path held = directory.toRealPath();
        Path file = held.resolve(FILE);
        if (!Files.isWritable(file) || !HELD.add(held)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                action.run();
            }
        } finally {
            HELD.remove(held);
        }
    }

    /** What the lock file said of the writer before. */
    String lastWriter() {
        return lastWriter;
    }

    /** All that was written is durable. */
    void signClosed() throws IOException {
        LastWriter.signClosed(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(held);
    }
}
