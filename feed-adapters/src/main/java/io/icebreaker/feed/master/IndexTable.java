package io.icebreaker.feed.master;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which index is which at each broker: {@code indices.csv}, as data. Immutable; any thread. */
public final class IndexTable {
    /**
     * One index.
     *
     * @param symbol the canonical one
     * @param underlying how its derivatives name it, empty when it has none
     * @param tokens by broker column; a broker that nobody has shown is not in it
     */
    public record Row(String symbol, String underlying, Map<String, Long> tokens) {}

    private static final List<String> BROKERS = List.of("kite", "smartapi", "dhan", "noren");
    private static final IndexTable SHIPPED = read();

    private final List<Row> rows;

    private IndexTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static IndexTable shipped() {
        return SHIPPED;
    }

    /** In the order a person would look for them. */
    public List<Row> rows() {
        return rows;
    }

    /** The index a broker means by a token among its indices. */
    Optional<Row> at(String broker, long token) {
        String column = column(broker);
        return rows.stream()
                .filter(row -> row.tokens.getOrDefault(column, -1L) == token)
                .findFirst();
    }

    /** The index of this name: the canonical symbol, or the word of its derivatives. */
    public Optional<Row> named(String name) {
        String plain = plain(name);
        return rows.stream()
                .filter(row -> plain(row.symbol).equals(plain) || row.underlying.equals(plain))
                .findFirst();
    }

    /** Letters and digits in upper case: {@code Nifty 50} and {@code NIFTY 50} are one name. */
    static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Flattrade and Shoonya are two houses of one system. */
    private static String column(String broker) {
        return broker.equals("flattrade") || broker.equals("shoonya") ? "noren" : broker;
    }

    private static IndexTable read() {
        var rows = new ArrayList<Row>();
        try (var in = IndexTable.class.getResourceAsStream("indices.csv");
                var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .ofNamedCsvRecord(text)
                    .forEach(record -> rows.add(row(record)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new IndexTable(rows);
    }

    private static Row row(NamedCsvRecord record) {
        var tokens = new TreeMap<String, Long>();
        for (String broker : BROKERS) {
            String token = record.getField(broker);
            if (!token.isEmpty()) {
                tokens.put(broker, Long.valueOf(token));
            }
        }
        return new Row(record.getField("symbol"), record.getField("underlying"), tokens);
    }
}
