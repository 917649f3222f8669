package io.icebreaker.feed.csv;

import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.tick.Prices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a file of bars row by row. A bad row is counted with its line and left out; a file that ends too
 * early ends there. One thread.
 */
final class BarsCsv implements AutoCloseable {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** A trillion units: no instrument trades as many a day. */
    private static final long MAX_VOLUME = 1_000_000_000_000L;

    /** Rupees; what a bar was worth must fit a long besides. */
    private static final long MAX_PRICE = 10_000_000_000L;

    /** Lakhs, and E4 of them, to rupees. */
    private static final long LAKH = 100_000;

    private static final long MAX_TURNOVER_LAKH = Long.MAX_VALUE / LAKH;

    private final String fallbackSymbol;
    private final ImportReport report = new ImportReport();
    private final Cells cells = new Cells();
    private final Unzipped unzipped;
    private final BufferedReader lines;
    private final BarColumns columns;
    private String pending;
    private long line;
    private String symbol;
    private Row row;
    private boolean daily;

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException when it cannot be opened, or its header is not of bars
     */
    BarsCsv(Path file, String fallbackSymbol) throws IOException {
        this.fallbackSymbol = fallbackSymbol;
        InputStream in = Files.newInputStream(file);
        try {
            unzipped = file.toString().endsWith(".gz") ? Unzipped.of(file, in) : null;
            InputStream plain = unzipped == null ? in : unzipped;
            lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
            columns = BarColumns.of(file, header());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private List<String> header() throws IOException {
        String first = lines.readLine();
        String text = first == null ? "" : first.startsWith("\ufeff") ? first.substring(1) : first;
        try {
            cells.split(text);
        } catch (BadRowException e) {
            throw new IOException("the header cannot be read: " + e.getMessage(), e);
        }
        if (BarColumns.isIndexRow(cells.all())) {
            pending = text;
        } else {
            line = 1;
        }
        return cells.all();
    }

    /** Steps to the next good row; false at the end. */
    boolean next() throws IOException {
        for (String text = readLine(); text != null; text = readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            try {
                cells.split(text);
                parse();
                report.good();
                return true;
            } catch (BadRowException e) {
                report.bad(e.reason(), line);
            }
        }
        return false;
    }

    private String readLine() throws IOException {
        String text = pending == null ? lines.readLine() : pending;
        pending = null;
        if (text != null && unzipped != null && unzipped.breaksOffIn(text)) {
            report.bad(BadRow.TRUNCATED_GZIP, line + 1);
            return null;
        }
        return text;
    }

    /** The row in hand. */
    Row row() {
        return row;
    }

    /** Whose bar it is: a share by its symbol (and series, if not EQ), a future by its symbol and expiry. */
    String symbol() {
        return symbol;
    }

    /** Whether it is a whole day. */
    boolean isDaily() {
        return daily;
    }

    long line() {
        return line;
    }

    ImportReport report() {
        return report;
    }

    private void parse() throws BadRowException {
        if (cells.count() != columns.count()) {
            throw new BadRowException(BadRow.COLUMN_COUNT);
        }
        BarTime.Moment begun = BarTime.parse(cell(columns.date()), cell(columns.time()), group());
        daily = begun.isDay();
        symbol = named();
        row =
                new Row(
                        begun.timeNs() - (columns.minuteEnd() ? MINUTE_NS : 0),
                        price(columns.open()),
                        price(columns.high()),
                        price(columns.low()),
                        price(columns.close()),
                        volume(),
                        columns.previousClose() < 0 ? 0 : price(columns.previousClose()),
                        turnover());
        judge(row);
    }

    /** Days without a trade come as open, high and low 0 from some exchanges. */
    private static void judge(Row row) throws BadRowException {
        if (row.highE4() == 0 && row.openE4() == 0 && row.lowE4() == 0) {
            throw new BadRowException(BadRow.NO_TRADE);
        }
        long top = Math.max(row.openE4(), row.closeE4());
        long bottom = Math.min(row.openE4(), row.closeE4());
        if (row.highE4() < top || row.lowE4() > bottom || row.lowE4() < 0) {
            throw new BadRowException(BadRow.NOT_A_BAR);
        }
        if (row.volume() > 0 && row.highE4() > Long.MAX_VALUE / row.volume()) {
            throw new BadRowException(BadRow.SIZE_RANGE);
        }
    }

    private SessionGroup group() {
        String segment = cell(columns.segment());
        if (!segment.isEmpty()) {
            return SessionGroup.of(segment);
        }
        return columns.expiry() < 0 ? SessionGroup.CASH : SessionGroup.COMMODITY;
    }

    private String named() {
        String name = cell(columns.symbol());
        if (name.isEmpty()) {
            String token = cell(columns.token());
            return token.isEmpty() ? fallbackSymbol : cell(columns.segment()) + ":" + token;
        }
        String series = cell(columns.series());
        String expiry = cell(columns.expiry());
        return name
                + (series.isEmpty() || series.equals("EQ") ? "" : "-" + series)
                + (expiry.isEmpty() ? "" : " " + expiry);
    }

    private long price(int column) throws BadRowException {
        String text = cell(column);
        if (text.isEmpty()) {
            throw new BadRowException(BadRow.MISSING);
        }
        long price = decimal(text);
        if (Math.abs(price) > MAX_PRICE * Prices.ONE) {
            throw new BadRowException(BadRow.SIZE_RANGE);
        }
        return price;
    }

    /** Units; some exports write {@code 67995.0}. */
    private long volume() throws BadRowException {
        String text = cell(columns.volume());
        long volume = text.isEmpty() ? 0 : decimal(text) / Prices.ONE;
        if (volume < 0 || volume > MAX_VOLUME) {
            throw new BadRowException(volume < 0 ? BadRow.NEGATIVE_SIZE : BadRow.SIZE_RANGE);
        }
        return volume;
    }

    private long turnover() throws BadRowException {
        String text = cell(columns.turnoverLakh());
        long lakh = text.isEmpty() ? 0 : decimal(text);
        if (lakh < 0 || lakh > MAX_TURNOVER_LAKH) {
            throw new BadRowException(lakh < 0 ? BadRow.NEGATIVE_SIZE : BadRow.SIZE_RANGE);
        }
        return lakh * LAKH;
    }

    private static long decimal(String text) throws BadRowException {
        try {
            return Prices.parse(text);
        } catch (NumberFormatException e) {
            if (text.matches("(?i)[-+]?(nan|inf|infinity)")) {
                throw new BadRowException(BadRow.NOT_FINITE);
            }
            boolean decimals = text.matches("[-+]?\\d*\\.\\d{5,}");
            throw new BadRowException(decimals ? BadRow.DECIMALS : BadRow.NOT_A_NUMBER);
        }
    }

    private String cell(int column) {
        return column < 0 ? "" : cells.get(column).strip();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
