package io.icebreaker.app;

import io.icebreaker.journal.archive.ArchiveFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The second place that archives are copied to. */
interface BackupTarget {
    /** What the index calls it; the same place has the same key in every run. */
    String key();

    /** Brings a file there and makes sure of it; throws with what went wrong. */
    void copy(Path file, String name) throws IOException, InterruptedException;

    /**
     * Whether it can be read back as it should be; {@code recorded}: whether the index says that it was
     * copied with this checksum.
     */
    boolean holds(String name, long crc, boolean recorded) throws IOException;

    /** A directory, on another disk if it is to be of use. */
    record Directory(Path path) implements BackupTarget {
        @Override
        public String key() {
            return "directory:" + path.toAbsolutePath().normalize();
        }

        @Override
        public void copy(Path file, String name) throws IOException {
            Files.createDirectories(path);
            Path part = path.resolve(name + ".part");
            try (FileChannel channel =
                            FileChannel.open(
                                    part,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                Files.copy(file, out);
                channel.force(true);
            }
            if (ArchiveFiles.crc(part) != ArchiveFiles.crc(file)) {
                Files.delete(part);
                throw new IOException("the copy of " + name + " in " + path + " differs");
            }
            Files.move(part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            ArchiveFiles.force(path);
        }

        @Override
        public boolean holds(String name, long crc, boolean recorded) throws IOException {
            Path copy = path.resolve(name);
            return Files.isRegularFile(copy) && ArchiveFiles.crc(copy) == crc;
        }
    }
}
