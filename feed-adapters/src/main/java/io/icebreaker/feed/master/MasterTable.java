package io.icebreaker.feed.master;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.icebreaker.feed.BrokerInstrument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A master that comes as CSV: a header, then rows, one record held at a time. Columns are asked for by name;
 * one that is not there reads as empty. One thread, for one file.
 */
public final class MasterTable {
    /** Makes an instrument of a row; what it throws of these kinds is why the row is skipped. */
    @FunctionalInterface
    public interface RowReader {
        BrokerInstrument read(MasterTable row) throws IllegalArgumentException, DateTimeException;
    }

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** A master names few of these, thousands of times each: kept once. */
    private final Map<String, String> words = new HashMap<>();

    private final Map<String, LocalDate> dates = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private CsvRecord record;

    private MasterTable() {}

    /**
     * Reads a whole file into a collector.
     *
     * @param needed columns without which nothing can be read
     * @param rows makes instruments; null for a row that is none of ours, and counts for nothing
     * @throws IOException when the stream fails, or there is no header with the needed columns
     */
    public static void read(
            InputStream in, List<String> needed, MasterCollector into, RowReader rows)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        var csv =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
        var table = new MasterTable();
        try {
            Iterator<CsvRecord> records = csv.ofCsvRecord(reader).iterator();
            table.header(records, needed);
            table.rows(records, into, rows);
        } catch (CsvParseException e) {
            into.complain("the file ends early: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void header(Iterator<CsvRecord> records, List<String> needed) throws IOException {
        List<String> names = records.hasNext() ? records.next().getFields() : List.of();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column).replace(BYTE_ORDER_MARK, "").strip();
            columns.putIfAbsent(name, column);
        }
        var missing = new ArrayList<>(needed);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw new IOException(
                    "no instrument master: the header lacks " + String.join(", ", missing));
        }
    }

    private void rows(Iterator<CsvRecord> records, MasterCollector into, RowReader rows) {
        while (records.hasNext()) {
            record = records.next();
            try {
                BrokerInstrument row = rows.read(this);
                if (row != null) {
                    into.add(row);
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                into.skip(record.getStartingLineNumber(), e.getMessage());
            }
        }
    }

    /** A cell of the present row, without blanks around it; empty when there is no such cell. */
    public String text(String column) {
        Integer index = columns.get(column);
        return index == null || index >= record.getFieldCount()
                ? ""
                : record.getField(index).strip();
    }

    /** The same, and every equal text is one object: for what a master repeats in row after row. */
    public String word(String column) {
        return words.computeIfAbsent(text(column), text -> text);
    }

    /**
     * A date as {@code yyyy-mm-dd}, null for an empty cell.
     *
     * @throws DateTimeException for anything else
     */
    public LocalDate date(String column) {
        String text = text(column);
        return text.isEmpty() ? null : dates.computeIfAbsent(text, LocalDate::parse);
    }

    /** A cell, {@code 0} when it is empty. */
    public String number(String column) {
        String text = text(column);
        return text.isEmpty() ? "0" : text;
    }
}
