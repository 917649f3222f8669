package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.archive.ArchiveFiles;
import io.icebreaker.journal.archive.ArchiveIndex;
import io.icebreaker.journal.archive.ArchivedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One backup: archives what is closed and sound, copies what the second place lacks, deletes what may go. A
 * day that fails is told, the others go on; the index is saved behind each step. One thread.
 */
final class BackupRun {
    private final Path root;
    private final BackupIndex index;
    private final BackupTarget target;
    private final LocalDate today;
    private final boolean quiet;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long archived;
    private long copied;
    private long deleted;
    private long freedBytes;

    /** {@code target} is null when there is no second place. */
    BackupRun(Path root, BackupTarget target, LocalDate today, boolean quiet) {
        this.root = root;
        this.index = BackupIndex.of(root);
        this.target = target;
        this.today = today;
        this.quiet = quiet;
    }

    /** As the index spells a file's checksum. */
    static String crc(Path file) throws IOException {
        return String.format("%08x", ArchiveFiles.crc(file));
    }

    /** Archives the days that have no archive yet. */
    void archiveDays() throws IOException {
        adoptArchives();
        for (Path day : BackupDays.in(root)) {
            try {
                if (!isArchived(day)) {
                    archive(day);
                }
            } catch (IOException | JournalException | CommandException e) {
                problem(day, e.getMessage());
            }
        }
    }

    /** Whether there is an archive that reaches to the day's last event. */
    private boolean isArchived(Path day) throws IOException, JournalException {
        String name = DayArchive.name(day);
        Map<String, Object> entry = index.get(name);
        if (entry == null || !Files.isRegularFile(DayArchive.directory(root).resolve(name))) {
            return false;
        }
        long last = JournalReader.lastSequence(JournalDirectory.forReading(day));
        return ((Number) entry.get("lastSequence")).longValue() == last;
    }

    /** Archives that the index does not know: made by hand, or the index was lost. */
    private void adoptArchives() throws IOException {
        for (Path file : archives()) {
            String name = file.getFileName().toString();
            if (index.get(name) == null || index.get(name).get("crc32c") == null) {
                try {
                    enter(name, file, ArchivedDay.check(file));
                } catch (IOException | JournalException e) {
                    problem(file, e.getMessage());
                }
            }
        }
    }

    private List<Path> archives() throws IOException {
        Files.createDirectories(DayArchive.directory(root));
        try (Stream<Path> all = Files.list(DayArchive.directory(root))) {
            return all.filter(file -> file.toString().endsWith(".ibz")).sorted().toList();
        }
    }

    private void archive(Path day) throws IOException, JournalException {
        String open = BackupDays.open(day, BackupDays.end(day), today);
        if (open != null) {
            tell(day, "not archived", open);
            return;
        }
        String name = DayArchive.name(day);
        Path file = DayArchive.directory(root).resolve(name);
        DayArchive archive = DayArchive.pack(day, file, false, quiet);
        if (archive.index() == null) {
            problem(
                    day,
                    "not archived, for its replay differs from live: "
                            + archive.verified().difference()
                            + "; icebreaker archive --unverified packs it all the same");
            return;
        }
        enter(name, file, archive.index());
        archived++;
        tell(day, "archived", Files.size(file) + " bytes, " + archive.verified().verdict());
    }

    private void enter(String name, Path file, ArchiveIndex archive) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("bytes", Files.size(file));
        entry.put("crc32c", crc(file));
        entry.put("verdict", archive.verdict());
        entry.put("outputHash", RollingHash.hex(archive.outputHash()));
        entry.put("build", archive.build());
        entry.put("events", archive.events());
        entry.put("ticks", archive.ticks());
        entry.put("firstSequence", archive.firstSequence());
        entry.put("lastSequence", archive.lastSequence());
        entry.put("journalBytes", archive.journalBytes());
        index.put(name, entry);
        index.save();
    }

    /** Copies all archives, the history of days and some other files, as far as they have changed. */
    void copyFiles(List<Path> others) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>(archives());
        Path history = root.resolve("history.csv");
        if (Files.exists(history)) {
            files.add(history);
        }
        files.addAll(others);
        copyBars();
        for (Path file : files) {
            try {
                copy(file, file.getFileName().toString());
            } catch (IOException e) {
                problem(file, "not copied: " + e.getMessage());
            }
        }
    }

    /** What the next day begins with, always under the same name. */
    private void copyBars() throws IOException, InterruptedException {
        Path bars = BarStore.beside(root).newest();
        try {
            if (bars != null) {
                copy(bars, "bars.zst");
            }
        } catch (IOException e) {
            problem(bars, "not copied: " + e.getMessage());
        }
    }

    private void copy(Path file, String name) throws IOException, InterruptedException {
        String crc = crc(file);
        boolean isArchive = name.endsWith(".ibz");
        if (isArchive && (index.get(name) == null || !crc.equals(index.get(name).get("crc32c")))) {
            throw new IOException("it is not the archive that was made; move it away");
        }
        boolean recorded = index.isCopied(name, target.key(), crc);
        if (recorded && target.holds(name, Long.parseLong(crc, 16), true)) {
            return;
        }
        target.copy(file, name);
        index.copied(name, target.key(), crc);
        index.save();
        copied++;
        tell(file, "copied", "CRC32C " + crc);
    }

    /** Deletes the journals that the rules let go; {@code dry}: only says which. */
    void retain(int keepDays, boolean dry) throws IOException {
        var retention = new BackupRetention(root, index, target, keepDays, today);
        if (!dry) {
            retention.finishDeleting();
        }
        for (Path day : BackupDays.in(root)) {
            try {
                String reason = retention.keeps(day);
                if (reason == null) {
                    delete(retention, day, dry);
                } else {
                    tell(day, "kept", reason);
                }
            } catch (IOException | JournalException e) {
                problem(day, "kept, for it cannot be looked at: " + e.getMessage());
            }
        }
    }

    private void delete(BackupRetention retention, Path day, boolean dry) throws IOException {
        long bytes = DiskUse.bytes(day);
        if (!dry) {
            retention.delete(day);
            deleted++;
            freedBytes += bytes;
        }
        tell(
                day,
                dry ? "would be deleted" : "deleted",
                bytes + " bytes on disk; verified, archived" + (target == null ? "" : ", copied"));
    }

    private void tell(Path what, String deed, String detail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", what.getFileName());
        row.put("what", deed);
        row.put("detail", detail);
        steps.add(row);
        if (!quiet) {
            System.err.println("icebreaker: " + what.getFileName() + ": " + deed + ": " + detail);
        }
    }

    private void problem(Path what, String how) {
        problems.add(what.getFileName() + ": " + how);
        System.err.println("icebreaker: " + what.getFileName() + ": " + how);
    }

    boolean isGood() {
        return problems.isEmpty();
    }

    /** Says what came of it, and keeps it in the index, but for a dry run. */
    Map<String, Object> finish(boolean dry) throws IOException {
        if (!dry) {
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS));
            last.put("ok", isGood());
            last.put("problems", problems);
            index.last(last);
            index.save();
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ok", isGood());
        result.put("archived", archived);
        result.put("copied", copied);
        result.put("deleted", deleted);
        result.put("freedBytes", freedBytes);
        result.put("problems", problems);
        result.put("steps", steps);
        return result;
    }
}
