package io.icebreaker.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads recordings (ticks-csv) whose every line is good. A bad cell is an exception that names file and
 * line: surviving
 * bad lines is the importer's business, not the reference's.
 */
public final class NaiveCsv {
    private NaiveCsv() {}

    /** The packets of {@code *.csv} or {@code *.csv.gz} in file order, all of feed 0. */
    public static List<Row> rows(Path file) {
        return records(file, NaiveCsv::row);
    }

    /** The lines of {@code *.instruments.csv}. */
    public static List<InstrumentRow> instruments(Path file) {
        return records(file, NaiveCsv::instrument);
    }

    /** Every line of a CSV file with a header, parsed. */
    static <T> List<T> records(Path file, Function<NamedCsvRecord, T> parse) {
        try (var csv =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return csv.stream().map(line -> parseLine(file, line, parse)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static <T> T parseLine(
            Path file, NamedCsvRecord line, Function<NamedCsvRecord, T> parse) {
        try {
            return parse.apply(line);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    file + ":" + line.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static Row row(NamedCsvRecord line) {
        return new Row(
                0,
                line.getField("segment"),
                Long.parseLong(line.getField("token")),
                Long.parseLong(line.getField("recv_ns")),
                whole(line, "exch_ns"),
                whole(line, "ltt_ns"),
                price(line, "ltp"),
                whole(line, "ltq"),
                whole(line, "volume"),
                whole(line, "oi"),
                price(line, "atp"),
                whole(line, "tbq"),
                whole(line, "tsq"),
                price(line, "open"),
                price(line, "high"),
                price(line, "low"),
                price(line, "prev_close"),
                levels(line, "bp", "bq", "bo"),
                levels(line, "ap", "aq", "ao"),
                whole(line, "true_buy"),
                whole(line, "true_sell"));
    }

    private static List<Level> levels(
            NamedCsvRecord line, String price, String qty, String orders) {
        return IntStream.rangeClosed(1, Tick.LEVELS)
                .mapToObj(
                        n ->
                                new Level(
                                        price(line, price + n),
                                        whole(line, qty + n),
                                        whole(line, orders + n)))
                .toList();
    }

    private static InstrumentRow instrument(NamedCsvRecord line) {
        return new InstrumentRow(
                line.getField("segment"),
                Long.parseLong(line.getField("token")),
                line.getField("symbol"),
                InstrumentType.valueOf(line.getField("type")),
                line.getField("underlying"),
                cell(line, "expiry").map(LocalDate::parse).orElse(null),
                cell(line, "strike").map(NaiveCsv::e4).orElse(0L),
                Long.parseLong(line.getField("lot")),
                e4(line.getField("tick_size")));
    }

    private static Long whole(NamedCsvRecord line, String column) {
        return cell(line, column).map(Long::valueOf).orElse(null);
    }

    private static Long price(NamedCsvRecord line, String column) {
        return cell(line, column).map(NaiveCsv::e4).orElse(null);
    }

    private static Optional<String> cell(NamedCsvRecord line, String column) {
        return line.findField(column).filter(text -> !text.isEmpty());
    }

    private static long e4(String rupees) {
        return new BigDecimal(rupees).movePointRight(4).longValueExact();
    }
}
