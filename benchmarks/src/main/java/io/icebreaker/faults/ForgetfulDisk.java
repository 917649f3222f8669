package io.icebreaker.faults;

import io.icebreaker.journal.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A disk before a power cut: whatever is forced is copied to a second directory, which stands for the
 * medium: it is what is left when the power goes. Pages written later are gone, or, as the cache pleases,
 * partly there.
 */
final class ForgetfulDisk implements Disk {
    private static final int CHUNK = 256 << 10;
    private static final int PAGE = 4 << 10;

    /** Beyond what has been seen written, so many zeroes are the end of a sparse file. */
    private static final long BLANK = 1 << 20;

    private final Path live;
    private final Path left;
    private final Map<Path, Long> ends = new HashMap<>();
    private final ByteBuffer written = ByteBuffer.allocate(CHUNK);
    private final ByteBuffer kept = ByteBuffer.allocate(CHUNK);
    private boolean isCut;

    ForgetfulDisk(Path live, Path left) {
        this.live = live;
        this.left = left;
    }

    @Override
    public void force(Path file) throws IOException {
        keep(file);
    }

    private synchronized void keep(Path file) throws IOException {
        if (!isCut && Files.isRegularFile(file)) {
            copy(file, null);
        }
    }

    /** The power goes. With {@code torn}, half of the pages not forced made it to the disk by themselves. */
    synchronized void cut(SplittableRandom torn) throws IOException {
        isCut = true;
        if (torn == null) {
            return;
        }
        for (Path file : Map.copyOf(ends).keySet()) {
            copy(file, torn);
        }
    }

    /** Copies what differs; of pages only some when {@code torn} is given. */
    private void copy(Path file, SplittableRandom torn) throws IOException {
        Path target = left.resolve(live.relativize(file));
        Files.createDirectories(target.getParent());
        try (var from = FileChannel.open(file, StandardOpenOption.READ);
                var to =
                        FileChannel.open(
                                target,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE)) {
            long end = ends.getOrDefault(file, 0L);
            for (long at = 0; at < from.size(); at += CHUNK) {
                fill(written, from, at);
                fill(kept, to, at);
                boolean isBlank = isBlank(written);
                if (isBlank && at > end + BLANK) {
                    break;
                }
                end = isBlank ? end : Math.max(end, at + CHUNK);
                copyPages(to, at, torn);
            }
            if (to.size() < from.size()) {
                to.write(ByteBuffer.allocate(1), from.size() - 1);
            }
            ends.put(file, end);
        }
    }

    private static void fill(ByteBuffer chunk, FileChannel file, long at) throws IOException {
        Arrays.fill(chunk.array(), (byte) 0);
        chunk.clear();
        while (chunk.hasRemaining() && file.read(chunk, at + chunk.position()) > 0) {
            // on to the rest of the chunk
        }
        chunk.clear();
    }

    private static boolean isBlank(ByteBuffer chunk) {
        for (int at = 0; at < CHUNK; at += Long.BYTES) {
            if (chunk.getLong(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private void copyPages(FileChannel to, long at, SplittableRandom torn) throws IOException {
        for (int page = 0; page < CHUNK; page += PAGE) {
            ByteBuffer now = written.slice(page, PAGE);
            boolean differs = now.mismatch(kept.slice(page, PAGE)) >= 0;
            if (differs && (torn == null || torn.nextBoolean())) {
                to.write(now, at + page);
            }
        }
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return Disk.SYSTEM.usableBytes(path);
    }

    @Override
    public Room allocate(Path file, long from, long length) {
        return Room.UNKNOWN; // what is only allocated reads as zeroes: nothing to copy
    }

    @Override
    public void release(Path file, long from, long length) {
        // Nothing was given.
    }
}
