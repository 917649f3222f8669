package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** What tests need beside the code. Without it they are skipped with a message, but never in CI. */
final class Needed {
    private static final String CHROMIUM = "ICEBREAKER_CHROMIUM";

    private Needed() {}

    /** The distribution's browser. */
    static Path chromium() {
        return Stream.of(System.getenv(CHROMIUM), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing("no Chromium: install it, or name it in " + CHROMIUM));
    }

    /** The page must have been built into the class path. */
    static void page() {
        if (Main.class.getResource("/page/index.html") == null) {
            missing("the page is not built: package web-ui with Node installed");
        }
    }

    /** A file of the reference data beside the project. */
    static Path data(String name) {
        Path path = projectRoot().resolve("../shared/data").resolve(name).normalize();
        return Files.exists(path) ? path : missing("no reference data at " + path);
    }

    static Path projectRoot() {
        return Path.of(System.getProperty("icebreaker.root"));
    }

    private static Path missing(String message) {
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        return abort(message);
    }
}
