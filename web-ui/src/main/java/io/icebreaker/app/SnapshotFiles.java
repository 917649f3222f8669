package io.icebreaker.app;

import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.StateFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Which of a journal's snapshots stay. */
final class SnapshotFiles {
    private static final long HOUR_MS = 3_600_000;

    private SnapshotFiles() {}

    /**
     * Deletes snapshots but the last and the first one behind each {@code every} events; with 0 all but the
     * last. Returns how many are left.
     */
    static int prune(Path journal, long every) {
        deleteUnfinished(journal);
        List<Path> files = StateFile.files(journal);
        int left = 0;
        for (int i = 0; i < files.size(); i++) {
            long sequence = StateFile.sequenceOf(files.get(i));
            long before = i + 1 < files.size() ? StateFile.sequenceOf(files.get(i + 1)) : 0;
            boolean stays = i == 0 || every > 0 && sequence / every > before / every;
            left += stays || !delete(files.get(i)) ? 1 : 0;
        }
        return left;
    }

    /** What a snapshot that was ended half way left; the one being written now is younger. */
    private static void deleteUnfinished(Path journal) {
        File[] files = StateFile.directory(journal).toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            boolean isOld = System.currentTimeMillis() - file.lastModified() > HOUR_MS;
            if (isOld && file.getName().endsWith(".state.new")) {
                delete(file.toPath());
            }
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("icebreaker: cannot delete " + file + ": " + e.getMessage());
            return false;
        }
    }

    /** Puts one out of the way of the next start, and keeps it for who looks for the reason. */
    static JournalException setAside(Path journal, long sequence, JournalException why) {
        Path file = StateFile.path(journal, sequence);
        Path aside = file.resolveSibling(file.getFileName() + ".unfit");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return new JournalException(
                    why.getMessage() + "; move it away and start again (" + e.getMessage() + ")",
                    why);
        }
        return new UnfitSnapshotException(why.getMessage() + "; it is set aside as " + aside, why);
    }

    /** A day that was closed in order leaves its state, so that the next start need not read it again. */
    static void keepLast(Pipeline pipeline, Path journal, long recoveredFrom) {
        long last = pipeline.journaled();
        boolean isWhole = pipeline.isWorkedOff() && pipeline.output().published() == last;
        if (!isWhole || last == 0 || last == recoveredFrom) {
            return;
        }
        try {
            pipeline.saveState(StateFile.path(journal, last));
            prune(journal, SnapshotCommand.USUAL_SPACING);
        } catch (JournalException e) {
            System.err.println("icebreaker: no snapshot is kept: " + e.getMessage());
        }
    }
}
