package io.icebreaker.feed.kite;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Segments;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Kite's daily instruments dump (feed-kite 7.4), columns by name. Rows that make no instrument are skipped,
 * counted and the first of them named by line; a dump is read to its end whatever is in it. Cold.
 */
public final class KiteInstruments {
    private static final int MAX_COMPLAINTS = 50;

    /** Indices come without a tick size; they are published in paise of five. */
    private static final long INDEX_TICK = 500;

    private final List<Instrument> instruments = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private long skipped;

    private KiteInstruments() {}

    /**
     * What a dump holds.
     *
     * @param instruments in the dump's order
     * @param skipped rows that make no instrument
     * @param complaints the first 50 of those, with line numbers
     */
    public record Dump(List<Instrument> instruments, long skipped, List<String> complaints) {}

    public static Dump read(Reader csv) {
        var reading = new KiteInstruments();
        reading.readAll(csv);
        return new Dump(
                List.copyOf(reading.instruments), reading.skipped, List.copyOf(reading.complaints));
    }

    private void readAll(Reader csv) {
        var rows =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofNamedCsvRecord(csv)
                        .iterator();
        try {
            while (rows.hasNext()) {
                readRow(rows.next());
            }
        } catch (CsvParseException e) {
            complain("dump ends early: " + e.getMessage());
        }
    }

    private void readRow(NamedCsvRecord row) {
        try {
            instruments.add(instrument(row));
        } catch (IllegalArgumentException | DateTimeException e) {
            complain("line " + row.getStartingLineNumber() + ": " + e.getMessage());
        }
    }

    private void complain(String what) {
        skipped++;
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(what);
        }
    }

    private static Instrument instrument(NamedCsvRecord row) {
        boolean isIndex = cell(row, "segment").equals("INDICES");
        String segment = isIndex ? "IDX" : cell(row, "exchange");
        long token = Long.parseLong(cell(row, "exchange_token"));
        checkToken(segment, token, Long.parseLong(cell(row, "instrument_token")));
        String symbol = cell(row, "tradingsymbol");
        InstrumentType type =
                isIndex ? InstrumentType.IDX : InstrumentType.valueOf(cell(row, "instrument_type"));
        boolean isDerivative = type == InstrumentType.FUT || type.isOption();
        String expiry = cell(row, "expiry");
        return new Instrument(
                segment,
                token,
                symbol,
                type,
                isDerivative ? underlying(cell(row, "name"), symbol) : "",
                expiry.isEmpty() ? null : LocalDate.parse(expiry),
                Prices.parse(orZero(cell(row, "strike"))),
                Math.max(1, Long.parseLong(orZero(cell(row, "lot_size")))),
                isIndex ? INDEX_TICK : Math.max(1, Prices.parse(orZero(cell(row, "tick_size")))));
    }

    private static void checkToken(String segment, long token, long instrumentToken) {
        int code = Segments.knownCode(segment);
        if (code == 0) {
            throw new IllegalArgumentException("unknown segment '" + segment + "'");
        }
        if (KiteLayout.instrumentToken(code, token) != instrumentToken) {
            throw new IllegalArgumentException(
                    "instrument_token "
                            + instrumentToken
                            + " is not exchange_token "
                            + token
                            + " in "
                            + segment);
        }
    }

    /**
     * Old dumps leave the name of derivatives empty: the symbol begins with it, and a digit of the expiry
     * follows.
     */
    private static String underlying(String name, String symbol) {
        return name.isEmpty() ? symbol.replaceFirst("\\d.*", "") : name;
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("");
    }

    private static String orZero(String cell) {
        return cell.isEmpty() ? "0" : cell;
    }
}
