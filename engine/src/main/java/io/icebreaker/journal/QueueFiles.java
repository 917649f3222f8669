package io.icebreaker.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of a queue's directory: one a day, named by its UTC date, {@code 20261120F.cq4}. */
final class QueueFiles {
    private static final String SUFFIX = ".cq4";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'F'", Locale.ROOT);

    private QueueFiles() {}

    /** Data files, the oldest first; none for a directory that is not there. */
    static List<Path> data(Path queue) throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The newest data file; null when there is none yet. */
    static Path newest(Path queue) throws IOException {
        List<Path> files = data(queue);
        return files.isEmpty() ? null : files.get(files.size() - 1);
    }

    /** When the newest file's day begins, ms UTC; {@link Long#MIN_VALUE} without one. */
    static long newestDayMs(Path queue) throws IOException {
        Path newest = newest(queue);
        if (newest == null) {
            return Long.MIN_VALUE;
        }
        String name = newest.getFileName().toString();
        try {
            LocalDate day =
                    LocalDate.parse(name.substring(0, name.length() - SUFFIX.length()), NAME);
            return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeParseException e) {
            return Long.MIN_VALUE;
        }
    }

    /** The file of a cycle's day. */
    static Path ofDay(Path queue, long epochDay) {
        return queue.resolve(NAME.format(LocalDate.ofEpochDay(epochDay)) + SUFFIX);
    }

    /** Renames a queue to {@code NAME.damaged-N}; returns its new name. */
    static Path putAside(Path directory, String queue) {
        int number = 1;
        while (Files.exists(directory.resolve(queue + ".damaged-" + number))) {
            number++;
        }
        Path aside = directory.resolve(queue + ".damaged-" + number);
        try {
            return Files.move(directory.resolve(queue), aside);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot put aside the damaged " + queue + " of " + directory, e);
        }
    }

    /** A repair that was cut short between its two renames is finished. */
    static void finishRepair(Path directory) throws IOException {
        Path repaired = directory.resolve(InputRepair.FINISHED);
        if (Files.isDirectory(repaired) && !Files.exists(directory.resolve("input"))) {
            Files.move(repaired, directory.resolve("input"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
