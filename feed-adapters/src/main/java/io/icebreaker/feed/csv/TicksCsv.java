package io.icebreaker.feed.csv;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a recording row by row into slots. A bad row is counted with its line and left out; a file that
 * ends too early ends there. One thread.
 */
public final class TicksCsv implements AutoCloseable {
    private static final long YEAR_2000_NS = 946_684_800_000_000_000L;
    private static final long YEAR_2100_NS = 4_102_444_800_000_000_000L;

    /** A trillion units a day: beyond, price times quantity would not fit the notional. */
    private static final long MAX_SIZE = 1_000_000_000_000L;

    private static final long MAX_LEVEL_SIZE = 0xffff_ffffL;
    private static final int BUFFER = 1 << 16;

    private final Instruments instruments;
    private final ImportReport report = new ImportReport();
    private final Cells cells = new Cells();
    private final Tick row = new Tick();
    private final Unzipped unzipped;
    private final BufferedReader lines;
    private final Columns columns;
    private long line = 1;
    private long trueBuyQty;
    private long trueSellQty;

    /**
     * Opens a recording and reads its header.
     *
     * @param file {@code .csv}, or {@code .csv.gz}
     * @param instruments who the rows may be about
     * @throws IOException when it cannot be opened, or its header lacks a required column
     */
    public TicksCsv(Path file, Instruments instruments) throws IOException {
        this.instruments = instruments;
        InputStream in = Files.newInputStream(file);
        try {
            unzipped = file.toString().endsWith(".gz") ? Unzipped.of(file, in) : null;
            InputStream plain = unzipped == null ? in : unzipped;
            lines =
                    new BufferedReader(
                            new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
            columns = Columns.of(file, header());
        } catch (IOException e) {
            in.close();
            boolean named = String.valueOf(e.getMessage()).contains(file.getFileName().toString());
            throw named ? e : new IOException(file + " cannot be read: " + e, e);
        }
    }

    private List<String> header() throws IOException {
        try {
            String first = lines.readLine();
            cells.split(first == null ? "" : withoutByteOrderMark(first));
            return cells.all();
        } catch (BadRowException e) {
            throw new IOException("the header cannot be read: " + e.getMessage(), e);
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Steps to the next good row; false at the end. */
    public boolean next() throws IOException {
        for (String text = readLine(); text != null; text = readLine()) {
            line++;
            if (text.isEmpty()) {
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

    /** The next line; where the compressed file breaks off, the broken one is counted and the file ends. */
    private String readLine() throws IOException {
        String text = lines.readLine();
        if (text != null && unzipped != null && unzipped.breaksOffIn(text)) {
            report.bad(BadRow.TRUNCATED_GZIP, line + 1);
            return null;
        }
        return text;
    }

    /** The row in hand: kind, presence bits, instrument id and all; valid until the next step. */
    public Tick row() {
        return row;
    }

    /** Whether the recording knows the real sides; they are for measuring, never an input. */
    public boolean hasTrueSides() {
        return columns.trueBuy() != Columns.ABSENT && columns.trueSell() != Columns.ABSENT;
    }

    /** Quantity buyers really initiated since the instrument's previous row; 0 where the row is silent. */
    public long trueBuyQty() {
        return trueBuyQty;
    }

    /** Quantity sellers really initiated since the instrument's previous row. */
    public long trueSellQty() {
        return trueSellQty;
    }

    public ImportReport report() {
        return report;
    }

    private void parse() throws BadRowException {
        if (cells.count() != columns.count()) {
            throw new BadRowException(BadRow.COLUMN_COUNT);
        }
        row.clear().kind(EventKind.TICK);
        row.receiveTimeNs(requiredTime(columns.receiveTime()));
        row.id(instrument());
        parseTimes();
        parsePrices();
        parseSizes();
        parseDepth();
        trueBuyQty = trueQty(columns.trueBuy());
        trueSellQty = trueQty(columns.trueSell());
    }

    private long trueQty(int column) throws BadRowException {
        String text = cell(column);
        return text.isEmpty() ? 0 : size(text, MAX_SIZE);
    }

    private int instrument() throws BadRowException {
        String segment = required(columns.segment());
        long token = number(required(columns.token()));
        int id = instruments.id(segment, token);
        if (id == Instruments.UNKNOWN) {
            throw new BadRowException(BadRow.UNKNOWN_INSTRUMENT);
        }
        return id;
    }

    private void parseTimes() throws BadRowException {
        long exchange = time(cell(columns.exchangeTime()));
        if (exchange != 0) {
            row.exchangeTimeNs(exchange);
        }
        long lastTrade = time(cell(columns.lastTradeTime()));
        if (lastTrade != 0) {
            row.lastTradeTimeNs(lastTrade);
        }
    }

    private void parsePrices() throws BadRowException {
        for (PriceField field : PriceField.values()) {
            String text = cell(columns.price(field));
            if (!text.isEmpty()) {
                field.set(row, price(text));
            }
        }
    }

    private void parseSizes() throws BadRowException {
        for (SizeField field : SizeField.values()) {
            String text = cell(columns.size(field));
            if (!text.isEmpty()) {
                field.set(row, size(text, MAX_SIZE));
            }
        }
    }

    private void parseDepth() throws BadRowException {
        for (int level = 0; level < Tick.LEVELS; level++) {
            parseLevel(level, true);
            parseLevel(level, false);
        }
    }

    private void parseLevel(int level, boolean bid) throws BadRowException {
        String price = cell(columns.level(bid, 0, level));
        String size = cell(columns.level(bid, 1, level));
        String orders = cell(columns.level(bid, 2, level));
        if (price.isEmpty() && size.isEmpty()) {
            return;
        }
        long e4 = price.isEmpty() ? 0 : price(price);
        long qty = levelSize(size);
        long count = levelSize(orders);
        row.mark(TickFlags.HAS_DEPTH); // before the levels: the next may be a bad one
        if (bid) {
            row.bid(level, e4, qty, count);
        } else {
            row.ask(level, e4, qty, count);
        }
    }

    private static long levelSize(String text) throws BadRowException {
        return text.isEmpty() ? 0 : size(text, MAX_LEVEL_SIZE);
    }

    private String cell(int column) {
        return column == Columns.ABSENT ? "" : cells.get(column);
    }

    private String required(int column) throws BadRowException {
        if (cells.get(column).isEmpty()) {
            throw new BadRowException(BadRow.MISSING);
        }
        return cells.get(column);
    }

    private long requiredTime(int column) throws BadRowException {
        long time = number(required(column));
        if (time < YEAR_2000_NS || time >= YEAR_2100_NS) {
            throw new BadRowException(BadRow.TIME_RANGE);
        }
        return time;
    }

    /** A stamp; 0 when the cell is empty or says 0, for zero stamps are absent (analytics 0.3). */
    private static long time(String text) throws BadRowException {
        long time = text.isEmpty() ? 0 : number(text);
        if (time != 0 && (time < YEAR_2000_NS || time >= YEAR_2100_NS)) {
            throw new BadRowException(BadRow.TIME_RANGE);
        }
        return time;
    }

    private static long size(String text, long most) throws BadRowException {
        long size = number(text);
        if (size < 0 || size > most) {
            throw new BadRowException(size < 0 ? BadRow.NEGATIVE_SIZE : BadRow.SIZE_RANGE);
        }
        return size;
    }

    private static long number(String text) throws BadRowException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRowException(isNotFinite(text) ? BadRow.NOT_FINITE : BadRow.NOT_A_NUMBER);
        }
    }

    private static long price(String text) throws BadRowException {
        try {
            return Prices.parse(text);
        } catch (NumberFormatException e) {
            if (isNotFinite(text)) {
                throw new BadRowException(BadRow.NOT_FINITE);
            }
            boolean decimals = text.matches("[-+]?\\d*\\.\\d{5,}");
            throw new BadRowException(decimals ? BadRow.DECIMALS : BadRow.NOT_A_NUMBER);
        }
    }

    private static boolean isNotFinite(String text) {
        return text.matches("(?i)[-+]?(nan|inf|infinity)");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
