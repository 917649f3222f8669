package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.tick.Instrument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A recording as Kite's wire would carry it: whole seconds, tokens of 24 bits, no absent numbers. */
final class WireForm {
    private static final long SECOND_NS = 1_000_000_000L;

    private WireForm() {}

    /** Copies the header and the first rows. */
    static void copyHead(Path gzip, Path to, int rows) throws IOException {
        try (var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(gzip))));
                var out = Files.newBufferedWriter(to)) {
            for (int i = 0; i <= rows; i++) {
                out.write(in.readLine());
                out.newLine();
            }
        }
    }

    static void write(Path from, Path to, List<Instrument> recorded, List<Instrument> onWire)
            throws IOException {
        Map<String, Instrument> mapped = new HashMap<>();
        for (int i = 0; i < recorded.size(); i++) {
            mapped.put(recorded.get(i).segment() + recorded.get(i).token(), onWire.get(i));
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(from);
                CsvWriter writer = CsvWriter.builder().build(to)) {
            boolean header = true;
            for (NamedCsvRecord record : reader) {
                if (header) {
                    writer.writeRecord(record.getHeader());
                    header = false;
                }
                Instrument instrument =
                        mapped.get(record.getField("segment") + record.getField("token"));
                writer.writeRecord(
                        record.getHeader().stream()
                                .map(column -> cell(column, record.getField(column), instrument))
                                .toList());
            }
        }
    }

    private static String cell(String column, String text, Instrument instrument) {
        return switch (column) {
            case "segment" -> instrument.segment();
            case "token" -> Long.toString(instrument.token());
            case "exch_ns", "ltt_ns" ->
                    text.isEmpty()
                            ? ""
                            : Long.toString(Long.parseLong(text) / SECOND_NS * SECOND_NS);
            case "oi", "ltq", "volume" -> text.isEmpty() ? "0" : text;
            default -> text;
        };
    }
}
