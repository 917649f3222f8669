package io.icebreaker.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The numbers a day's brokers had for instruments, where they are not the engine's own (indices, above all):
 * kept beside the captured frames, for who decodes these again. A small CSV in the day's directory: feed,
 * broker's segment number and token, the instrument's segment and token. Cold; one thread.
 */
final class FrameNumbers {
    private static final String FILE = "numbers.csv";
    private static final String[] COLUMNS = {
        "feed", "segment_code", "token", "segment", "engine_token"
    };

    private record Key(int feed, int segmentCode, long token) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFeed = Integer.compare(feed, other.feed);
            int bySegment = Integer.compare(segmentCode, other.segmentCode);
            return byFeed != 0
                    ? byFeed
                    : bySegment != 0 ? bySegment : Long.compare(token, other.token);
        }
    }

    private record Name(String segment, long token) {}

    private final Path file;
    private final Map<Key, Name> names = new TreeMap<>();

    private FrameNumbers(Path file) {
        this.file = file;
    }

    /**
     * What is known of a day; nothing where no file is.
     *
     * @throws IOException when the file cannot be read or is none of ours
     */
    static FrameNumbers of(Path day) throws IOException {
        var numbers = new FrameNumbers(day.resolve(FILE));
        if (!Files.exists(numbers.file)) {
            return numbers;
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(numbers.file)) {
            for (NamedCsvRecord row : rows) {
                numbers.names.put(
                        new Key(
                                Integer.parseInt(row.getField(COLUMNS[0])),
                                Integer.parseInt(row.getField(COLUMNS[1])),
                                Long.parseLong(row.getField(COLUMNS[2]))),
                        new Name(
                                row.getField(COLUMNS[3]),
                                Long.parseLong(row.getField(COLUMNS[4]))));
            }
            return numbers;
        } catch (RuntimeException e) {
            throw new IOException(numbers.file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Adds a feed's instruments, those that have other numbers with the broker. */
    void add(
            int feed,
            ToIntFunction<BrokerInstrument> segmentCode,
            Collection<BrokerInstrument> instruments) {
        for (BrokerInstrument one : instruments) {
            Instrument it = one.instrument();
            int code = segmentCode.applyAsInt(one);
            if (code != Segments.knownCode(it.segment()) || one.token() != it.token()) {
                names.put(new Key(feed, code, one.token()), new Name(it.segment(), it.token()));
            }
        }
    }

    /** Writes the file, when there is anything to say. */
    void write() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(COLUMNS);
            names.forEach(
                    (key, name) ->
                            out.writeRecord(
                                    Integer.toString(key.feed),
                                    Integer.toString(key.segmentCode),
                                    Long.toString(key.token),
                                    name.segment,
                                    Long.toString(name.token)));
        }
    }

    /** Finds a feed's instruments by the broker's numbers, else by the engine's. */
    InstrumentResolver resolver(int feed, Instruments instruments) {
        return (segmentCode, token) -> {
            Name name = names.get(new Key(feed, segmentCode, token));
            return name == null
                    ? instruments.id(segmentCode, token)
                    : instruments.id(name.segment, name.token);
        };
    }
}
