package io.icebreaker.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the system's that is gone when it is closed. */
record Scratch(Path path) implements AutoCloseable {
    static Scratch make(String name) throws IOException {
        return new Scratch(Files.createTempDirectory("icebreaker-" + name));
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** What a directory takes on disk, MiB: of sparse files only what is written. */
    static long diskMib(Path directory) throws IOException {
        Process du = new ProcessBuilder("du", "-sm", directory.toString()).start();
        String said = new String(du.getInputStream().readAllBytes());
        return Long.parseLong(said.split("\\s")[0]);
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(directory)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
