package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The reference recordings beside the project. Tests without them are skipped, but never in CI. */
public final class SharedData {
    private SharedData() {}

    public static Path path(String name) {
        Path path =
                Path.of(System.getProperty("icebreaker.root"))
                        .resolve("../shared/data")
                        .resolve(name)
                        .normalize();
        if (!Files.exists(path)) {
            String message = "no reference data at " + path;
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        return path;
    }
}
