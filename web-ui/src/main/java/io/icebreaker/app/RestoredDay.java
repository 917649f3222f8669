package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.archive.ArchiveFiles;
import io.icebreaker.journal.archive.ArchiveIndex;
import io.icebreaker.journal.archive.ArchivedDay;
import io.icebreaker.ring.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A journal made again from its archive. It is made in a directory of another name beside its place, and
 * moved there once all of it is good: nothing half-written is ever in that place.
 *
 * @param outputHash of the replay; 0 when none was asked for
 */
record RestoredDay(ArchiveIndex index, boolean replayed, long outputHash) {

    /** {@code replay}: whether to make the output journal again. */
    static RestoredDay restore(Path archive, Path journal, boolean replay, boolean quiet)
            throws IOException, JournalException {
        Path target = journal.toAbsolutePath().normalize();
        requireEmpty(target);
        Files.createDirectories(target.getParent());
        Path fresh =
                Files.createTempDirectory(
                        target.getParent(), "." + target.getFileName() + ".restoring-");
        try {
            ArchiveIndex index =
                    ArchivedDay.unpack(archive, fresh, new Progress("restore: events", quiet));
            String difference = ArchivedDay.difference(archive, fresh);
            if (difference != null) {
                throw new JournalException("what was written is not what was read: " + difference);
            }
            long hash = replay ? replay(fresh, quiet) : 0;
            var restored = new RestoredDay(index, replay, hash);
            if (replay && !restored.isSame()) {
                ArchiveFiles.delete(fresh.resolve("output"));
                ArchiveFiles.delete(fresh.resolve("snapshots"));
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            ArchiveFiles.force(target.getParent());
            return restored;
        } finally {
            ArchiveFiles.delete(fresh); // there only after a failure
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN,
                        target + " is not empty; give --journal a directory that is not there yet");
            }
        }
    }

    /** Recovery finds input without output and writes what is missing: that is all there is to it. */
    private static long replay(Path journal, boolean quiet) throws JournalException {
        var plan =
                new LiveEngine.Plan(
                        journal,
                        Profile.REPLAY_FAST,
                        JournalScan.of(journal).instrumentCapacity(),
                        null,
                        SetOptions.kept(JournalDirectory.forReading(journal)),
                        0,
                        "",
                        JournalOptions.DEFAULTS,
                        target -> {});
        try (var engine = LiveEngine.open(plan, quiet)) {
            engine.tellFailures();
            return engine.pipeline().output().hash();
        }
    }

    /** Whether the replay found what the archive says. */
    boolean isSame() {
        return outputHash == index.outputHash();
    }
}
