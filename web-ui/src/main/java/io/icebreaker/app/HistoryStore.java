package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.tick.HistoryKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of earlier days, in {@code history.csv} beside the days' journals:
 * {@code day,kind,segment,token,subject,w0,...,w15}. Kind {@code SESSION}: high, low, close, POC, VAH, VAL
 * (E4), volume, OI (-1 unknown); kind {@code IV_30D}: the volatility as a decimal fraction; kinds {@code
 * PAPER_ACCOUNT} and {@code PAPER_POSITION}: {@link PaperCarry}, of the latest days that have an account.
 *
 * <p>A day is written whole, in place of an earlier writing of it: the file is made anew beside the old one
 * and moved over it. One writer at a time, by a lock on {@code history.lock}. Cold.
 */
final class HistoryStore {
    /** Sessions of an instrument that are kept and told to a new day. */
    static final int SESSIONS = 20;

    /** Days of an underlying's volatility, a year of sessions (analytics 6.10). */
    static final int IV_DAYS = 252;

    /** Days of the paper account: one for the next day, one for a day that is begun anew. */
    static final int PAPER_DAYS = 2;

    private static final String FILE = "history.csv";
    private static final String LOCK = "history.lock";
    private static final String[] HEADER =
            "day,kind,segment,token,subject,w0,w1,w2,w3,w4,w5,w6,w7,w8,w9,w10,w11,w12,w13,w14,w15"
                    .split(",");
    private static final int FIRST_WORD = 5;

    private static final Map<Integer, String> KINDS =
            Map.of(
                    HistoryKind.SESSION, "SESSION",
                    HistoryKind.IV_30D, "IV_30D",
                    HistoryKind.PAPER_ACCOUNT, "PAPER_ACCOUNT",
                    HistoryKind.PAPER_POSITION, "PAPER_POSITION");

    private final Path root;

    HistoryStore(Path root) {
        this.root = root;
    }

    /** The latest rows of days before {@code day}, oldest first: as many of each subject as are kept. */
    List<HistoryRow> before(LocalDate day) throws IOException {
        List<HistoryRow> rows = new ArrayList<>();
        for (HistoryRow row : read()) {
            if (row.day().isBefore(day)) {
                rows.add(row);
            }
        }
        return latest(rows, 1);
    }

    /** Makes these the rows of a day, whatever stood there for it. */
    void put(LocalDate day, List<HistoryRow> rows) throws IOException {
        Files.createDirectories(root);
        try (var channel =
                        FileChannel.open(
                                root.resolve(LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            List<HistoryRow> all = new ArrayList<>();
            for (HistoryRow row : read()) {
                if (!row.day().equals(day)) {
                    all.add(row);
                }
            }
            all.addAll(rows);
            all.sort((a, b) -> a.day().compareTo(b.day()));
            write(latest(all, PAPER_DAYS));
        }
    }

    /** Leaves out what is older than the days kept of each subject; the order stays. */
    private static List<HistoryRow> latest(List<HistoryRow> ascending, int paperDays) {
        Map<String, Integer> seen = new TreeMap<>();
        Set<LocalDate> accounts = new TreeSet<>();
        List<HistoryRow> kept = new ArrayList<>();
        for (int i = ascending.size() - 1; i >= 0; i--) {
            HistoryRow row = ascending.get(i);
            if (row.isPaper()) { // an account is its day's rows and no others
                if (accounts.size() < paperDays || accounts.contains(row.day())) {
                    accounts.add(row.day());
                    kept.add(row);
                }
                continue;
            }
            int most = row.kind() == HistoryKind.IV_30D ? IV_DAYS : SESSIONS;
            if (seen.merge(row.about(), 1, Integer::sum) <= most) {
                kept.add(row);
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private void write(List<HistoryRow> rows) throws IOException {
        Path unfinished = root.resolve(FILE + ".unfinished");
        try (CsvWriter csv = CsvWriter.builder().build(unfinished)) {
            csv.writeRecord(HEADER);
            rows.forEach(row -> csv.writeRecord(cells(row)));
        }
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                unfinished,
                root.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String[] cells(HistoryRow row) {
        var cells = new String[HEADER.length];
        boolean iv = row.kind() == HistoryKind.IV_30D;
        cells[0] = row.day().toString();
        cells[1] = KINDS.get(row.kind());
        cells[2] = row.segment();
        cells[3] = Long.toString(row.token());
        cells[4] = row.subject();
        for (int i = 0; i < HEADER.length - FIRST_WORD; i++) {
            cells[FIRST_WORD + i] = i < row.words().length ? word(row.words()[i], iv) : "";
        }
        return cells;
    }

    private static String word(long word, boolean isDouble) {
        return isDouble ? Double.toString(Double.longBitsToDouble(word)) : Long.toString(word);
    }

    private List<HistoryRow> read() throws IOException {
        List<HistoryRow> rows = new ArrayList<>();
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return rows;
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : csv) {
                rows.add(row(file, record));
            }
        }
        return rows;
    }

    private static int kind(String name) {
        for (var each : KINDS.entrySet()) {
            if (each.getValue().equals(name)) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("no kind is called '" + name + "'");
    }

    private static int words(int kind) {
        return switch (kind) {
            case HistoryKind.IV_30D -> 1;
            case HistoryKind.PAPER_ACCOUNT -> PaperCarry.ACCOUNT;
            case HistoryKind.PAPER_POSITION -> PaperCarry.POSITION;
            default -> HistoryRow.SESSION_WORDS;
        };
    }

    private static HistoryRow row(Path file, NamedCsvRecord record) throws IOException {
        try {
            int kind = kind(record.getField("kind"));
            boolean iv = kind == HistoryKind.IV_30D;
            var words = new long[words(kind)];
            for (int i = 0; i < words.length; i++) {
                String cell = record.getField(FIRST_WORD + i);
                words[i] =
                        iv
                                ? Double.doubleToLongBits(Double.parseDouble(cell))
                                : Long.parseLong(cell);
            }
            return new HistoryRow(
                    LocalDate.parse(record.getField("day")),
                    kind,
                    record.getField("segment"),
                    Long.parseLong(record.getField("token")),
                    record.getField("subject"),
                    words);
        } catch (RuntimeException e) {
            throw new IOException(
                    file + " line " + record.getStartingLineNumber() + " cannot be read: " + e, e);
        }
    }
}
