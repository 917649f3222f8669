package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings that lie beside the project; without them a test is skipped, on CI it fails. */
final class SharedData {
    private SharedData() {}

    static Path folder(String name) {
        Path path =
                Path.of(System.getProperty("icebreaker.root"))
                        .resolve("../shared/data")
                        .resolve(name);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(Files.isDirectory(path), "no recordings at " + path);
        }
        assumeTrue(Files.isDirectory(path), "no recordings at " + path);
        return path;
    }
}
