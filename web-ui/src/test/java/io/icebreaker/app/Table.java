package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A CSV file with a header, whole. */
record Table(List<Row> rows) {

    /** Cells by column. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            if (!cells.containsKey(column)) {
                throw new AssertionError("no column " + column + " in " + cells.keySet());
            }
            return cells.get(column);
        }

        long number(String column) {
            return Long.parseLong(get(column));
        }
    }

    static Table read(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return new Table(csv.stream().map(row -> new Row(row.getFieldsAsMap())).toList());
        }
    }

    List<Row> where(String column, String value) {
        return rows.stream().filter(row -> row.get(column).equals(value)).toList();
    }
}
