package io.icebreaker.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a file or directory takes on its disk: allocated blocks, for journal files are full of holes. */
final class DiskUse {
    private static final long KIB = 1_024;

    private DiskUse() {}

    /** Bytes, as {@code du} counts them; where there is none, the length of all files. */
    static long bytes(Path path) throws IOException {
        try {
            Process du =
                    new ProcessBuilder("du", "-sk", "--", path.toAbsolutePath().toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (said.matches("(?s)\\d+\\s.*")) {
                return Long.parseLong(said.split("\\s")[0]) * KIB;
            }
        } catch (IOException e) {
            return lengths(path);
        }
        return lengths(path);
    }

    private static long lengths(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
        }
    }
}
