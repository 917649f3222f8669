package io.icebreaker.feed.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Which cell of a row of bars is what, by the words of its header: NSE's daily report with delivery, MCX's,
 * our own export, and plain {@code date,open,high,low,close,volume} in any order.
 *
 * @param minuteEnd whether stamps are the end of their minute, as in index files without a header
 */
record BarColumns(
        int count,
        int date,
        int time,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int symbol,
        int series,
        int expiry,
        int segment,
        int token,
        int previousClose,
        int turnoverLakh,
        boolean minuteEnd) {
    private static final int ABSENT = -1;

    /** Index files without a header: name, yyyymmdd, hh:mm, open, high, low, close, 0, 0. */
    private static final BarColumns INDEX =
            new BarColumns(
                    9, 1, 2, 3, 4, 5, 6, ABSENT, 0, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT,
                    true);

    /** Whether a first line is a bar already. */
    static boolean isIndexRow(List<String> cells) {
        return cells.size() == INDEX.count
                && cells.get(INDEX.date).matches("\\d{8}")
                && cells.get(INDEX.time).matches("\\d{2}:\\d{2}");
    }

    /**
     * The columns of a file by its first line.
     *
     * @throws IOException naming what the header lacks
     */
    static BarColumns of(Path file, List<String> cells) throws IOException {
        if (isIndexRow(cells)) {
            return INDEX;
        }
        List<String> names = cells.stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
        int date = first(names, "start_ns", "date", "datetime", "timestamp", "date1", "time", "t");
        int time = date == ABSENT || names.get(date).equals("time") ? ABSENT : first(names, "time");
        var columns =
                new BarColumns(
                        names.size(),
                        date,
                        time,
                        first(names, "open", "open_price", "o"),
                        first(names, "high", "high_price", "h"),
                        first(names, "low", "low_price", "l"),
                        first(names, "close", "close_price", "c"),
                        first(names, "volume", "ttl_trd_qnty", "v"),
                        first(names, "symbol", "instrument", "name"),
                        first(names, "series"),
                        first(names, "expirydate", "expiry"),
                        first(names, "segment"),
                        first(names, "token"),
                        first(names, "prev_close", "previousclose", "previous_close"),
                        first(names, "turnover_lacs"),
                        false);
        columns.requireBar(file);
        return columns;
    }

    private static int first(List<String> names, String... words) {
        for (String word : words) {
            int at = names.indexOf(word);
            if (at >= 0) {
                return at;
            }
        }
        return ABSENT;
    }

    private void requireBar(Path file) throws IOException {
        if (date < 0 || open < 0 || high < 0 || low < 0 || close < 0) {
            throw new IOException(
                    file
                            + ": the first line must name a bar's columns: date (or start_ns), open, high,"
                            + " low, close, and better volume");
        }
    }
}
