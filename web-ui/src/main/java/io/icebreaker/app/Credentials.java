package io.icebreaker.app;

import io.icebreaker.feed.kite.KiteSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Are a feed's credentials there? Looks, never shows them. */
final class Credentials {
    private Credentials() {}

    /** What is missing or too open, in a sentence; null when all is well. */
    static String problem(AppConfig.Feed feed) {
        try {
            KiteSession.of(System.getenv(), feed.tokenFile());
            return feed.tokenFile() == null ? environmentProblem() : fileProblem(feed.tokenFile());
        } catch (IllegalArgumentException | IOException e) {
            return e.getMessage();
        }
    }

    private static String environmentProblem() {
        boolean set = !System.getenv().getOrDefault(KiteSession.ACCESS_TOKEN, "").isBlank();
        return set ? null : "set " + KiteSession.ACCESS_TOKEN + ", or name a token-file";
    }

    private static String fileProblem(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file + " is not there yet: put the day's access token in it";
        }
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        return permissions.endsWith("------")
                ? null
                : file + " is open to others (" + permissions + "): chmod 600 it";
    }
}
