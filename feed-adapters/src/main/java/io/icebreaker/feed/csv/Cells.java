package io.icebreaker.feed.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One line's cells. A line without quotes, as all but the oddest are, is split in place; others go through
 * FastCSV.
 */
final class Cells {
    private final List<String> cells = new ArrayList<>();

    /** Takes up a line; a quote that does not end in it makes the line bad, not the next ones. */
    void split(String line) throws BadRowException {
        cells.clear();
        if (line.indexOf('\0') >= 0) {
            throw new BadRowException(BadRow.NUL_BYTE);
        }
        if (line.indexOf('"') < 0) {
            splitPlain(line);
        } else {
            splitQuoted(line);
        }
    }

    private void splitPlain(String line) {
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            cells.add(line.substring(from, comma));
            from = comma + 1;
        }
        cells.add(line.substring(from));
    }

    private void splitQuoted(String line) throws BadRowException {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new BadRowException(BadRow.QUOTED_NEWLINE);
        }
        try (var reader = CsvReader.builder().ofCsvRecord(line)) {
            reader.stream().findFirst().ifPresent(record -> cells.addAll(record.getFields()));
        } catch (IOException | RuntimeException e) {
            throw new BadRowException(BadRow.COLUMN_COUNT);
        }
    }

    int count() {
        return cells.size();
    }

    String get(int index) {
        return cells.get(index);
    }

    List<String> all() {
        return List.copyOf(cells);
    }
}
