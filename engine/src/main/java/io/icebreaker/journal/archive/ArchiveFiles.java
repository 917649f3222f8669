package io.icebreaker.journal.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Small deeds on files around archives. */
public final class ArchiveFiles {
    /**
     * Earlier bars of 13,000 instruments, 300 at each of eight intervals, at 6 bytes a bar. Three copies of
     * it are had at a time, in the launcher's heap of 1 GiB.
     */
    private static final int MOST_BYTES = 192 << 20;

    private static final int PIECE = 1 << 16;

    private ArchiveFiles() {}

    /** Whether a name can be a file right in its directory, and nowhere else. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    }

    /**
     * The files right in a journal's directory: settings, orders, and what says how the day came about.
     *
     * @throws IOException also for one above 192 MiB: an archive must not leave out in silence what its day
     *     is deleted with
     */
    static SortedMap<String, byte[]> small(Path journal) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Path> found;
        try (Stream<Path> list = Files.list(journal)) {
            found = list.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            String name = file.getFileName().toString();
            boolean isLock = name.endsWith(".lock") || name.endsWith(".new");
            if (!isLock && isPlain(name)) {
                requireSmall(file);
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void requireSmall(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new IOException(
                    file
                            + " is too large for an archive: "
                            + bytes
                            + " bytes of at most "
                            + MOST_BYTES
                            + "; move it elsewhere first");
        }
    }

    /** CRC32C of a file's content. */
    public static long crc(Path file) throws IOException {
        var crc = new CRC32C();
        byte[] piece = new byte[PIECE];
        try (var in = Files.newInputStream(file)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                crc.update(piece, 0, length);
            }
        }
        return crc.getValue();
    }

    /** Makes a file, or a directory's entries, durable. */
    public static void force(Path path) throws IOException {
        boolean isDirectory = Files.isDirectory(path);
        var how = isDirectory ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** A directory with all that is in it, if it is there; symbolic links are not followed. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> found = Files.walk(directory)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
