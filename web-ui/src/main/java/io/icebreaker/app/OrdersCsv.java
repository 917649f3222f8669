package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.backtest.ListedOrder;
import io.icebreaker.backtest.OrderType;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a list of orders: {@code time_ns,segment,token,side,qty,type,limit}. Cold. */
final class OrdersCsv {
    static final List<String> COLUMNS =
            List.of("time_ns", "segment", "token", "side", "qty", "type", "limit");

    private OrdersCsv() {}

    /** In the order of the file; what cannot be read ends with its line and what is wrong with it. */
    static List<ListedOrder> read(Path file) throws IOException {
        List<ListedOrder> orders = new ArrayList<>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                orders.add(order(file, row));
            }
        }
        return orders;
    }

    private static ListedOrder order(Path file, NamedCsvRecord row) {
        try {
            OrderType type = OrderType.valueOf(cell(row, "type").toUpperCase(Locale.ROOT));
            String limit = row.findField("limit").orElse("").strip();
            return new ListedOrder(
                    Long.parseLong(cell(row, "time_ns")),
                    cell(row, "segment"),
                    Long.parseLong(cell(row, "token")),
                    side(cell(row, "side")),
                    Long.parseLong(cell(row, "qty")),
                    type,
                    type == OrderType.MARKET ? 0 : Prices.parse(limit));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    file
                            + ", line "
                            + row.getStartingLineNumber()
                            + ": "
                            + e.getMessage()
                            + "; the columns are "
                            + String.join(",", COLUMNS)
                            + " with side BUY or SELL, type MARKET or LIMIT, limit in rupees");
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("no " + column));
    }

    private static int side(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "BUY", "B", "1", "+1" -> 1;
            case "SELL", "S", "-1" -> -1;
            default -> throw new IllegalArgumentException("no side '" + word + "'");
        };
    }
}
