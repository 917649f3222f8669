package io.icebreaker.feed.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code *.instruments.csv}: segment, token, symbol, type, underlying, expiry, strike, lot,
 * tick_size.
 */
public final class InstrumentsCsv {
    private InstrumentsCsv() {}

    /** The instruments file that lies beside a recording. */
    public static Path beside(Path recording) {
        String name = recording.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
        return recording.resolveSibling(name + ".instruments.csv");
    }

    /**
     * Reads all; a definition that cannot be read is an error, for every row about it would be lost in
     * silence.
     *
     * @throws IOException naming file and line
     */
    public static List<Instrument> read(Path file) throws IOException {
        List<Instrument> instruments = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : reader) {
                instruments.add(instrument(file, record));
            }
        }
        return instruments;
    }

    private static Instrument instrument(Path file, NamedCsvRecord record) throws IOException {
        try {
            String expiry = record.findField("expiry").orElse("");
            String strike = record.findField("strike").orElse("");
            String lot = record.findField("lot").orElse("");
            InstrumentType type = type(record.getField("type"));
            return new Instrument(
                    record.getField("segment"),
                    Long.parseLong(record.getField("token")),
                    record.getField("symbol"),
                    type,
                    record.findField("underlying").orElse(""),
                    expiry.isEmpty() ? null : LocalDate.parse(expiry),
                    strike.isEmpty() ? 0 : Prices.parse(strike),
                    lot.isEmpty() ? 1 : Math.max(1, Long.parseLong(lot)),
                    tickSize(type, record.findField("tick_size").orElse("")));
        } catch (RuntimeException e) {
            throw new IOException(
                    file + ": line " + record.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static InstrumentType type(String text) {
        for (InstrumentType type : InstrumentType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "type must be EQ, FUT, CE, PE or IDX, was '" + text + "'");
    }

    /** An index needs none; anything that trades does, for footprint rows are as high as a tick. */
    private static long tickSize(InstrumentType type, String text) {
        long size = text.isEmpty() ? 0 : Prices.parse(text);
        if (size < 1 && type != InstrumentType.IDX) {
            throw new IllegalArgumentException("tick_size must be above 0, was '" + text + "'");
        }
        return Math.max(1, size);
    }
}
