package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A note beside the journal while events go by unjournaled, so that a process which ends meanwhile does not
 * leave a hole without a mark: "from to fromNs toNs". It is written anew each second; what went by after the
 * last note is not counted.
 */
final class OpenGap {
    private static final String NAME = "unjournaled";

    private OpenGap() {}

    static void write(Path directory, Gap gap) throws IOException {
        Path fresh = directory.resolve(NAME + ".new");
        Files.writeString(
                fresh, gap.from() + " " + gap.to() + " " + gap.fromNs() + " " + gap.toNs() + "\n");
        Files.move(fresh, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The note a process left; null when there is none. */
    static Gap read(Path directory) throws JournalException {
        Path file = directory.resolve(NAME);
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            String[] words = Files.readString(file).strip().split(" ");
            return new Gap(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    0,
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        } catch (IOException | RuntimeException e) {
            throw new JournalException(
                    "cannot read " + file + ", which tells of events not journaled: " + e, e);
        }
    }

    static void forget(Path directory) throws JournalException {
        try {
            Files.deleteIfExists(directory.resolve(NAME));
        } catch (IOException e) {
            throw new JournalException(
                    "cannot delete " + directory.resolve(NAME) + ": " + e.getMessage(), e);
        }
    }
}
