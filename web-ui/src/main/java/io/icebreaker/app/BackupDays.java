package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.WriterLock;
import io.icebreaker.tick.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The journals of a directory, one a day, and whether they are over. */
final class BackupDays {
    private BackupDays() {}

    /** Directories with a journal in them, by name; links are left alone. */
    static List<Path> in(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> Files.isDirectory(path.resolve("input")))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A day's end.
     *
     * @param date of its first event, UTC: a day begins at 05:30 IST, when no market is open; its last events
     *     may be of the next date, for feeds are closed after that is noticed
     * @param ended whether the recording says itself that it is over
     */
    record End(LocalDate date, boolean ended) {}

    /** Null for a journal without events. */
    static End end(Path day) throws JournalException {
        var directory = JournalDirectory.forReading(day);
        long last = JournalReader.lastSequence(directory);
        try (var reader = new JournalReader(directory)) {
            if (last == 0 || !reader.seek(last) || !reader.next()) {
                return null;
            }
            boolean ended = reader.type() == EventKind.SESSION;
            return new End(date(directory), ended);
        }
    }

    /** Of the first event that has a time. */
    private static LocalDate date(JournalDirectory directory) throws JournalException {
        try (var reader = new JournalReader(directory)) {
            long timeNs = 0;
            while (timeNs == 0 && reader.next()) {
                timeNs = reader.receiveTimeNs();
            }
            long seconds = Math.floorDiv(timeNs, 1_000_000_000L);
            return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** Why a day is not over yet; null when it is. */
    static String open(Path day, End end, LocalDate today) throws IOException {
        if (WriterLock.isTaken(day)) {
            return "it is being written";
        }
        if (end == null) {
            return "it is empty";
        }
        boolean isPast = end.date().isBefore(today);
        boolean isSimulatedAhead = end.date().isAfter(today) && end.ended();
        return isPast || isSimulatedAhead ? null : "it is today's";
    }
}
