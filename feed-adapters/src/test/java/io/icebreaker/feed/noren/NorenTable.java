package io.icebreaker.feed.noren;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameCsv;
import io.icebreaker.feed.FrameLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the decode command makes of frames: its rows as maps of the filled cells. */
record NorenTable(DecodeResult result, List<Map<String, String>> rows) {
    static NorenTable of(List<FrameLine> lines) {
        try {
            var out = new StringWriter();
            Iterator<FrameLine> next = lines.iterator();
            DecodeResult result =
                    FrameCsv.run(
                            new NorenFrameCsv(), () -> next.hasNext() ? next.next() : null, out);
            var rows = new ArrayList<Map<String, String>>();
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(out.toString())) {
                rows.add(filled(row));
            }
            return new NorenTable(result, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> filled(NamedCsvRecord row) {
        var cells = new TreeMap<>(row.getFieldsAsMap());
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    /** A row without where it stood. */
    static Map<String, String> said(Map<String, String> row) {
        var said = new TreeMap<>(row);
        said.keySet().removeAll(List.of("recv_ns", "frame", "packet", "kind"));
        if (said.containsKey("reject")) {
            said.keySet().retainAll(List.of("reject"));
        }
        return said;
    }
}
