package io.icebreaker.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.PosixAPI;

/**
 * The machine's disk.
 *
 * <p>Forcing is {@code fdatasync} on a channel of our own: on Linux a file's mapped pages and its channel
 * share one page cache, so it takes along what the queue wrote through its mapping. Chronicle's own {@code
 * sync()} would have to be called by the appender's thread, which is the lane's, and in its default mode
 * returns before anything is on the medium.
 */
final class SystemDisk implements Disk {
    /** Of fallocate(2). */
    private static final int KEEP_SIZE = 1;

    private static final int PUNCH_HOLE = 2;
    private static final int READ_WRITE = 2;
    private static final int NO_SPACE = 28;
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    @Override
    public void force(Path file) throws IOException {
        boolean isDirectory = Files.isDirectory(file);
        var how = isDirectory ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(isDirectory);
        }
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    @Override
    public Room allocate(Path file, long from, long length) throws IOException {
        int error = change(file, KEEP_SIZE, from, length);
        return error == 0 ? Room.GIVEN : error == NO_SPACE ? Room.NONE : Room.UNKNOWN;
    }

    @Override
    public void release(Path file, long from, long length) throws IOException {
        change(file, KEEP_SIZE | PUNCH_HOLE, from, length);
    }

    /** Returns 0, the system's error number, or -1 where there is no such call. */
    private static int change(Path file, int mode, long from, long length) throws IOException {
        if (!IS_LINUX) {
            return -1;
        }
        PosixAPI system = PosixAPI.posix();
        int open = system.open(file.toString(), READ_WRITE, 0);
        if (open < 0) {
            throw new IOException("cannot open " + file + ": " + system.lastErrorStr());
        }
        try {
            return system.fallocate(open, mode, from, length) == 0 ? 0 : system.lastError();
        } finally {
            system.close(open);
        }
    }
}
