package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.travel.Bookmark;
import io.icebreaker.travel.BookmarkShelf;
import io.icebreaker.travel.TravelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A day's bookmarks beside its journal, {@code bookmarks.csv}: {@code sequence,timeNs,label} a line. A line
 * that is none is left alone and told; the file is replaced whole, or not at all.
 */
final class BookmarkFile implements BookmarkShelf {
    static final String NAME = "bookmarks.csv";

    private final Path directory;
    private final Path file;

    BookmarkFile(Path directory) {
        this.directory = directory;
        file = directory.resolve(NAME);
    }

    @Override
    public List<Bookmark> read() {
        List<Bookmark> bookmarks = new ArrayList<>();
        try (var rows =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(file)) {
            rows.forEach(row -> take(row.getFields(), row.getStartingLineNumber(), bookmarks));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            System.err.println("icebreaker: " + file + " cannot be read: " + e.getMessage());
        }
        return bookmarks;
    }

    private void take(List<String> row, long line, List<Bookmark> bookmarks) {
        try {
            bookmarks.add(
                    new Bookmark(
                            Long.parseLong(row.get(0)), Long.parseLong(row.get(1)), row.get(2)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            System.err.println("icebreaker: " + file + ": line " + line + " is no bookmark");
        }
    }

    @Override
    public void write(List<Bookmark> bookmarks) {
        Path fresh = directory.resolve(NAME + ".part");
        try {
            try (var rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(fresh)) {
                for (Bookmark bookmark : bookmarks) {
                    rows.writeRecord(
                            Long.toString(bookmark.sequence()),
                            Long.toString(bookmark.timeNs()),
                            bookmark.label());
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TravelException(
                    "the bookmark cannot be kept: " + e.getMessage(),
                    "let this process write to " + directory);
        }
    }
}
