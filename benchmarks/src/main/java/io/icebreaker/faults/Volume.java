package io.icebreaker.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small volume of its own, in memory, that can be filled and emptied. Unmounted when closed. */
final class Volume implements AutoCloseable {
    private static final int CHUNK = 256 << 10;

    private final Path path;

    private Volume(Path path) {
        this.path = path;
    }

    /** Mounts one; {@link IOException} with the system's words when that is not permitted. */
    static Volume mount(Path path, int sizeMb) throws IOException, InterruptedException {
        system("mount", "-t", "tmpfs", "-o", "size=" + sizeMb + "m", "tmpfs", path.toString());
        return new Volume(path);
    }

    private static void system(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    Path path() {
        return path;
    }

    /** Writes until {@code leaveBytes} are left; to the last byte for 0. */
    void fill(long leaveBytes) throws IOException {
        var bytes = ByteBuffer.allocate(CHUNK);
        try (var file =
                FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(path).getUsableSpace() > leaveBytes) {
                file.write(bytes.clear());
            }
        } catch (IOException full) {
            if (leaveBytes > 0 || Files.getFileStore(path).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        system("umount", "-l", path.toString()); // a reader's mappings may outlive it a little
    }
}
