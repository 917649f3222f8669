package io.icebreaker.feed.sim;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording in ticks-csv as a source of snapshots, read as it is needed. Cells a row leaves empty keep
 * what earlier rows said, because a broker's packet always carries every field of its kind. Times are
 * shifted by a constant, so that a recording of last year plays today. Rows that cannot be read or name an
 * unknown instrument are skipped and counted. One thread.
 */
public final class RecordingSource implements SnapshotSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingSource.class);

    private final List<Instrument> instruments;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final MarketSnapshot[] latest;
    private final MarketSnapshot row = new MarketSnapshot();
    private final CsvReader<NamedCsvRecord> reader;
    private final CloseableIterator<NamedCsvRecord> rows;
    private final long shiftNs;
    private NamedCsvRecord next;
    private long nextTimeNs;
    private long skipped;
    private long delivered;

    /**
     * Opens a recording; {@code .gz} is unpacked on the way.
     *
     * @param shiftNs added to every time of the recording
     * @throws IOException when it cannot be opened
     */
    public RecordingSource(Path csv, List<Instrument> instruments, long shiftNs)
            throws IOException {
        this.instruments = List.copyOf(instruments);
        this.shiftNs = shiftNs;
        latest = new MarketSnapshot[instruments.size()];
        for (int i = 0; i < latest.length; i++) {
            indexes.put(instruments.get(i).segment() + ' ' + instruments.get(i).token(), i);
        }
        InputStream file = Files.newInputStream(csv);
        InputStream in = csv.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        reader =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(in, StandardCharsets.UTF_8);
        rows = reader.iterator();
        readNext();
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public MarketSnapshot latest(int index) {
        return latest[index];
    }

    @Override
    public void advanceTo(long nowNs, Due due) {
        while (next != null && nextTimeNs <= nowNs) {
            MarketSnapshot snapshot = apply();
            if (snapshot != null) {
                delivered++;
                due.onSnapshot(snapshot);
            }
            readNext();
        }
    }

    /** Time of the next row as it will be played, or {@link Long#MAX_VALUE} at the end. */
    public long nextTimeNs() {
        return next == null ? Long.MAX_VALUE : nextTimeNs;
    }

    /** Rows played so far. */
    public long delivered() {
        return delivered;
    }

    /** Rows nobody could read, or about instruments nobody listed. */
    public long skipped() {
        return skipped;
    }

    private void readNext() {
        next = null;
        try {
            while (next == null && rows.hasNext()) {
                take(rows.next());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            skipped++;
            LOG.warn("recording ends early: {}", e.toString());
        }
    }

    private void take(NamedCsvRecord row) {
        try {
            nextTimeNs = Long.parseLong(TicksCsvRow.cell(row, "recv_ns")) + shiftNs;
            next = row;
        } catch (NumberFormatException e) {
            skipped++;
        }
    }

    private MarketSnapshot apply() {
        Integer index =
                indexes.get(
                        TicksCsvRow.cell(next, "segment") + ' ' + TicksCsvRow.cell(next, "token"));
        if (index == null) {
            skipped++;
            return null;
        }
        boolean isFirst = latest[index] == null;
        row.copyFrom(isFirst ? new MarketSnapshot() : latest[index]);
        try {
            TicksCsvRow.apply(next, row, index, shiftNs);
        } catch (NumberFormatException e) {
            skipped++;
            return null;
        }
        latest[index] = (isFirst ? new MarketSnapshot() : latest[index]).copyFrom(row);
        return latest[index];
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
