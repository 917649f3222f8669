package io.icebreaker.feed.chain;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The rows of a CSV file by column name; rows of a wrong length are reported and left out. */
final class CsvRows implements Closeable {
    private final Path file;
    private final ChainReport report;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private CsvRecord row;

    CsvRows(Path file, Reader text, ChainReport report) throws ChainException {
        this.file = file;
        this.report = report;
        reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
        records = reader.iterator();
        CsvRecord header = read();
        for (int i = 0; header != null && i < header.getFieldCount(); i++) {
            columns.put(header.getField(i).strip(), i);
        }
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Moves on; false at the end. */
    boolean next() throws ChainException {
        row = read();
        while (row != null && row.getFieldCount() != columns.size()) {
            report.refuse(ChainProblem.COLUMN_COUNT, file, place());
            row = read();
        }
        return row != null;
    }

    private CsvRecord read() throws ChainException {
        String after = row == null ? "line 1" : "after line " + row.getStartingLineNumber();
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw new ChainException(ChainProblem.BROKEN_FILE, after);
        } catch (CsvParseException e) {
            throw new ChainException(ChainProblem.BROKEN_FILE, after + ": " + e.getMessage());
        }
    }

    boolean isAtRow() {
        return row != null;
    }

    /** Empty for a column that the file does not have. */
    String cell(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : row.getField(index).strip();
    }

    String place() {
        return "line " + row.getStartingLineNumber();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
