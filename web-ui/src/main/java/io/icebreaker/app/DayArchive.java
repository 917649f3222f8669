package io.icebreaker.app;

import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.WriterLock;
import io.icebreaker.journal.archive.ArchiveIndex;
import io.icebreaker.journal.archive.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A day's journal verified and packed.
 *
 * @param index null when it was not packed, for it differs
 */
record DayArchive(Path file, VerifiedDay verified, ArchiveIndex index) {
    private static final double HUNDRED = 100;

    /** The name a journal's archive has. */
    static String name(Path journal) {
        return journal.toAbsolutePath().normalize().getFileName() + ".ibz";
    }

    /** Where archives of the days in a directory lie. */
    static Path directory(Path root) {
        return root.resolve("archive");
    }

    /** {@code evenDiffering}: whether a day whose replay differs is packed all the same. */
    static DayArchive pack(Path journal, Path file, boolean evenDiffering, boolean quiet)
            throws IOException, JournalException {
        if (WriterLock.isTaken(journal)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    journal + " is being written; archive it once it is closed");
        }
        var verified = VerifiedDay.of(journal, new Progress("verify: events", quiet));
        if (!verified.isSound() && !evenDiffering) {
            return new DayArchive(file, verified, null);
        }
        var facts =
                new ArchiveIndex.Facts(
                        Build.name(),
                        verified.verdict(),
                        verified.outputHash(),
                        DiskUse.bytes(journal));
        return new DayArchive(
                file,
                verified,
                ArchiveWriter.pack(journal, file, facts, new Progress("archive: events", quiet)));
    }

    /** As commands print it. */
    Map<String, Object> toMap() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", verified.verdict());
        map.put("difference", verified.difference());
        map.put("outputHash", RollingHash.hex(verified.outputHash()));
        map.put("archive", index == null ? null : file);
        if (index != null) {
            long bytes = Files.size(file);
            map.put("events", index.events());
            map.put("ticks", index.ticks());
            map.put("firstSequence", index.firstSequence());
            map.put("lastSequence", index.lastSequence());
            map.put("bytes", bytes);
            map.put("journalBytes", index.journalBytes());
            map.put("bytesPerTick", perTick(bytes, index.ticks()));
            map.put("journalBytesPerTick", perTick(index.journalBytes(), index.ticks()));
        }
        return map;
    }

    private static double perTick(long bytes, long ticks) {
        return Math.round(HUNDRED * bytes / Math.max(1, ticks)) / HUNDRED;
    }
}
