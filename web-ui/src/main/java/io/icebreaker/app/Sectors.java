package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.web.EngineView.Sector;
import io.icebreaker.web.EngineView.SectorBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user's file of sectors: {@code symbol,sector,marketCapRupees}, the last one may be empty. For display
 * only; nothing of it enters the engine. Immutable; any thread.
 */
final class Sectors implements SectorBook {
    /** Every share of a large exchange several times over. */
    private static final int MOST = 50_000;

    private final Map<String, Sector> bySymbol = new TreeMap<>();
    private final String note;

    private Sectors(String note) {
        this.note = note;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException with the line that is wrong
     */
    static Sectors read(Path file) throws ConfigException {
        var sectors = new Sectors("sectors as in " + file.getFileName());
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                sectors.add(file, row);
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new ConfigException(file + ": line 1: cannot be read: " + e.getMessage());
        }
        return sectors;
    }

    private void add(Path file, NamedCsvRecord row) throws ConfigException {
        String symbol = row.findField("symbol").orElse("").strip();
        String sector = row.findField("sector").orElse("").strip();
        String cap = row.findField("marketCapRupees").orElse("").strip();
        boolean isGood = !symbol.isEmpty() && !sector.isEmpty() && cap.matches("[0-9]{0,18}");
        if (!isGood || bySymbol.size() == MOST) {
            throw new ConfigException(
                    file
                            + ": line "
                            + row.getStartingLineNumber()
                            + ": wanted symbol,sector,marketCapRupees (digits, or empty), at most "
                            + MOST
                            + " rows");
        }
        bySymbol.put(symbol, new Sector(sector, cap.isEmpty() ? null : Long.valueOf(cap)));
    }

    /** Of a share; derivatives and indices have none. */
    @Override
    public Sector of(Instrument instrument) {
        return instrument.type() == InstrumentType.EQ ? bySymbol.get(instrument.symbol()) : null;
    }

    @Override
    public String note() {
        return note;
    }
}
