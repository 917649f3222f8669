package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.tick.Prices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A broker's answer as an aligned table: the first column to the left, figures to the right. */
final class AskTable {
    static final String ABSENT = "-";

    private static final double PERCENT = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                    .withZone(
                            ZoneOffset.ofTotalSeconds(
                                    (int) (SessionCalendar.IST_OFFSET_NS / 1_000_000_000L)));

    private final List<List<String>> rows = new ArrayList<>();

    /** @param header with units */
    AskTable(String... header) {
        rows.add(List.of(header));
    }

    void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in a table of " + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /** A rupee price; absent when 0. */
    static String price(long e4) {
        return e4 == 0 ? ABSENT : Prices.format(e4);
    }

    /** A count of units; absent below 0. */
    static String count(long units) {
        return units < 0 ? ABSENT : Long.toString(units);
    }

    /** Per cent with one decimal of a fraction; absent when NaN. */
    static String percent(double fraction) {
        return Double.isNaN(fraction)
                ? ABSENT
                : String.format(Locale.ROOT, "%.1f", fraction * PERCENT);
    }

    /** IST, epoch ns; absent when 0. */
    static String time(long ns) {
        return ns == 0 ? ABSENT : TIME.format(Instant.ofEpochSecond(0, ns));
    }

    String text() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String blanks = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? "" : "  ");
                line.append(column == 0 ? row.get(column) + blanks : blanks + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
