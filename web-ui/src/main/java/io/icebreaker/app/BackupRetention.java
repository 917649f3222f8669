package io.icebreaker.app;

import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.archive.ArchiveFiles;
import io.icebreaker.journal.archive.ArchiveIndex;
import io.icebreaker.journal.archive.ArchivedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which days' journals may go: only what is closed, was verified identical, lies in an archive that was just
 * read back and compared record by record, is in the second place if there is one, and has no captured
 * frames, which archives do not hold. The first rule that says no gives the reason.
 */
record BackupRetention(
        Path root, BackupIndex index, BackupTarget target, int keepDays, LocalDate today) {
    private static final String DELETING = ".deleting";
    private static final String FRAMES = "frames";

    /** Why a day's journal stays; null when it may go. */
    String keeps(Path day) throws IOException, JournalException {
        BackupDays.End end = BackupDays.end(day);
        String open = BackupDays.open(day, end, today);
        if (open != null) {
            return open;
        }
        if (!end.date().isBefore(today.minusDays(keepDays))) {
            return "it is within the last " + keepDays + " days";
        }
        if (Files.exists(day.resolve(FRAMES))) {
            return "it holds captured frames, which archives do not: delete "
                    + day.resolve(FRAMES)
                    + " first if nobody needs them";
        }
        String name = DayArchive.name(day);
        Map<String, Object> entry = index.get(name);
        if (entry == null) {
            return "it is not archived";
        }
        if (!ArchiveIndex.IDENTICAL.equals(entry.get("verdict"))) {
            return "it was not verified identical, but: " + entry.get("verdict");
        }
        String archive = archiveProblem(day, name, entry);
        return archive != null ? archive : copyProblem(name, entry);
    }

    private String archiveProblem(Path day, String name, Map<String, Object> entry)
            throws IOException {
        Path file = DayArchive.directory(root).resolve(name);
        if (!Files.isRegularFile(file)) {
            return "its archive is missing";
        }
        if (!BackupRun.crc(file).equals(entry.get("crc32c"))) {
            return "its archive has changed since it was made";
        }
        try {
            String verdict = ArchivedDay.check(file).verdict();
            String difference = ArchivedDay.difference(file, day);
            return !ArchiveIndex.IDENTICAL.equals(verdict)
                    ? "its archive says: " + verdict
                    : difference == null ? null : "its archive is another: " + difference;
        } catch (JournalException e) {
            return "its archive cannot be read back: " + e.getMessage();
        }
    }

    private String copyProblem(String name, Map<String, Object> entry) throws IOException {
        if (target == null) {
            return null;
        }
        String crc = entry.get("crc32c").toString();
        boolean recorded = index.isCopied(name, target.key(), crc);
        return recorded && target.holds(name, Long.parseLong(crc, 16), true)
                ? null
                : "it is not in the second place";
    }

    /** Renames first: what is cut short in between is no day any more, and goes with the next run. */
    void delete(Path day) throws IOException {
        Path going = day.resolveSibling("." + day.getFileName() + DELETING);
        ArchiveFiles.delete(going);
        Files.move(day, going, StandardCopyOption.ATOMIC_MOVE);
        ArchiveFiles.delete(going);
        ArchiveFiles.force(root);
    }

    /** What an earlier run was cut short in deleting. */
    void finishDeleting() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                if (name.startsWith(".") && name.endsWith(DELETING)) {
                    ArchiveFiles.delete(path);
                }
            }
        }
    }
}
