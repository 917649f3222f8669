package io.icebreaker.web;

import io.icebreaker.finding.MarketWords;
import io.icebreaker.tick.Prices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A scan's rows as CSV: when, columns with their units, a row an instrument. Static; any thread. */
final class ScanCsv {
    private static final DateTimeFormatter IST =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                    .withZone(ZoneOffset.ofHoursMinutes(5, 30));

    private ScanCsv() {}

    static String of(ScanKind kind, ScanQuery query, List<ScanRow> rows) {
        var out = new StringBuilder();
        long timeNs = query.market(MarketWords.TIME_NS);
        out.append("# ").append(kind.title());
        out.append(timeNs == 0 ? "" : " as of " + time(Json.ms(timeNs)) + " IST").append('\n');
        out.append("segment,symbol");
        for (ScanColumn column : kind.columns()) {
            String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
            out.append(',').append(quoted(column.name() + unit));
        }
        out.append('\n');
        for (ScanRow row : rows) {
            out.append(row.instrument().segment()).append(',').append(quoted(row.symbol()));
            for (ScanColumn column : kind.columns()) {
                out.append(',').append(cell(column, row));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String cell(ScanColumn column, ScanRow row) {
        if (column.kind() == ScanColumn.Kind.TEXT) {
            return quoted(column.text().apply(row));
        }
        double value = column.number().applyAsDouble(row);
        if (Double.isNaN(value)) {
            return "";
        }
        return switch (column.kind()) {
            case PRICE -> Prices.format((long) value);
            case TIME -> time((long) value);
            default -> value == Math.rint(value) ? Long.toString((long) value) : "" + value;
        };
    }

    private static String time(long timeMs) {
        return IST.format(Instant.ofEpochMilli(timeMs));
    }

    /** A spreadsheet must not take a symbol for a formula. */
    private static String quoted(String text) {
        String plain = text.matches("[=+@-].*") ? "'" + text : text;
        return plain.matches(".*[,\"\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
