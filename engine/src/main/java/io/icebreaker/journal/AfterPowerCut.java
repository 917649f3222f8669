package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Start-up after the machine, and not only the process, went down in mid-write. Pages of the last moments
 * reached the disk in any order: documents, but also Chronicle's headers and indexes, which have no checksum
 * and which an appender trusts. So the sound part of input and output is written anew; what is lost is
 * marked. Captured frames, by far the largest, are put aside as they are and begun anew: a start must not
 * wait for their copy.
 */
final class AfterPowerCut {
    private static final String OUTPUT = "output";
    private static final String UNFINISHED = "output.repairing";

    private final JournalDirectory directory;

    /** For the owner of the journal's lock. */
    AfterPowerCut(JournalDirectory directory) {
        this.directory = directory;
    }

    /** Returns what was found, for people; nothing for a journal that was never begun. */
    List<String> run() throws IOException, JournalException {
        List<String> notices = new ArrayList<>();
        Path path = directory.path();
        long sound = 0;
        if (!QueueFiles.data(path.resolve("input")).isEmpty()) {
            forgetMetadata("input");
            InputRepair.Report report = InputRepair.afterPowerCut(directory);
            sound = report.soundThrough();
            notices.add(report.toString());
        }
        if (!QueueFiles.data(path.resolve(OUTPUT)).isEmpty()) {
            forgetMetadata(OUTPUT);
            copyOutput(sound);
        }
        if (!QueueFiles.data(path.resolve(FrameJournal.QUEUE)).isEmpty()) {
            Path aside = directory.putAside(FrameJournal.QUEUE);
            notices.add("frames captured before the power went lie in " + aside.getFileName());
        }
        return notices;
    }

    /** Locks, roll settings and a listing of the files: the queue makes it anew from what is there. */
    private void forgetMetadata(String queue) throws IOException {
        Files.deleteIfExists(directory.path().resolve(queue).resolve(JournalDirectory.METADATA));
    }

    /** Output whose cause is lost goes, too; recovery finds again what is missing of the rest. */
    private void copyOutput(long lastSequence) throws IOException {
        Path path = directory.path();
        boolean isSound = true;
        try (var copy = new QueueCopy(directory, UNFINISHED)) {
            isSound = copySound(copy, lastSequence);
        }
        Path aside = directory.putAside(OUTPUT);
        Files.move(path.resolve(UNFINISHED), path.resolve(OUTPUT), StandardCopyOption.ATOMIC_MOVE);
        if (isSound) {
            QueueCopy.delete(aside);
        }
        Disk.SYSTEM.force(path);
    }

    /** False when damage, or output beyond the input, stopped it. */
    private boolean copySound(QueueCopy copy, long lastSequence) {
        try (var records =
                new RecordReader(
                        "output journal in " + directory.path(),
                        JournalDirectory.forReading(directory.path()).openOutput())) {
            boolean more = records.next();
            while (more && records.sequence() <= lastSequence) {
                copy.add(records);
                more = records.next();
            }
            return !more;
        } catch (Exception | InternalError e) {
            return false;
        }
    }
}
