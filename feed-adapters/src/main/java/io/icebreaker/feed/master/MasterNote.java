package io.icebreaker.feed.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;

/**
 * What is known of a kept master without reading it; lies beside its files, and says by being there that
 * they are whole.
 *
 * @param broker whose
 * @param date IST date it was fetched on
 * @param fetched when
 * @param bytes as they came over the wire
 * @param rows instruments, expired ones not counted
 * @param skipped rows that make none
 */
public record MasterNote(
        String broker, LocalDate date, Instant fetched, long bytes, long rows, long skipped) {
    private static final String FILE = "master.properties";

    void writeTo(Path directory) throws IOException {
        var text =
                "broker=%s%ndate=%s%nfetched=%s%nbytes=%d%nrows=%d%nskipped=%d%n"
                        .formatted(broker, date, fetched, bytes, rows, skipped);
        Files.writeString(directory.resolve(FILE), text);
    }

    static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    /** Reads a directory's note; one that cannot be read is an IOException like any file's. */
    static MasterNote read(Path directory) throws IOException {
        var text = new Properties();
        try (var in = Files.newBufferedReader(directory.resolve(FILE))) {
            text.load(in);
            return new MasterNote(
                    text.getProperty("broker", ""),
                    LocalDate.parse(text.getProperty("date", "")),
                    Instant.parse(text.getProperty("fetched", "")),
                    Long.parseLong(text.getProperty("bytes")),
                    Long.parseLong(text.getProperty("rows")),
                    Long.parseLong(text.getProperty("skipped")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(directory.resolve(FILE) + " is damaged: " + e.getMessage(), e);
        }
    }
}
