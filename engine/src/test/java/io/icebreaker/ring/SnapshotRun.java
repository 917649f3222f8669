package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.OutputSink;
import io.icebreaker.publish.Board;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A session run through, and run in parts from snapshot to snapshot: all that comes of it must be equal. */
final class SnapshotRun {
    private static final int SPARE = 3;
    private static final Profile SMALL =
            new Profile("small", 1_024, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());

    private final List<InstrumentRow> instruments;
    private final List<Row> rows;
    private final Settings settings;

    SnapshotRun(List<InstrumentRow> instruments, List<Row> rows, Settings settings) {
        this.instruments = instruments;
        this.rows = rows;
        this.settings = settings;
    }

    /** What one run left. */
    private record Left(
            long hash,
            List<long[]> records,
            Map<String, String> board,
            Map<Counter, Long> counters) {}

    /** Compares a run from zero with one in {@code parts} parts cut at random events. */
    void compare(Path directory, SplittableRandom random, int parts) throws Exception {
        Left whole = run(null, 0, Integer.MAX_VALUE, null, false);
        assertTrue(whole.records.size() > 50, "a session without content proves nothing");
        List<Integer> cuts = new ArrayList<>();
        for (int part = 1; part < parts; part++) {
            cuts.add(1 + random.nextInt(rows.size()));
        }
        cuts.sort(null);
        StateFile from = null;
        List<long[]> records = new ArrayList<>();
        for (int cut : cuts) {
            if (from == null || cut > from.sequence()) {
                Path file = StateFile.path(directory, cut);
                Left part = run(from, from == null ? 0 : (int) from.sequence(), cut, file, false);
                records.addAll(part.records);
                from = StateFormat.read(file, settings);
                assertEquals(cut, from.sequence());
                assertEquals(part.hash, from.outputHash());
            }
        }
        Left last = run(from, (int) from.sequence(), Integer.MAX_VALUE, null, false);
        records.addAll(last.records);
        assertEquals(whole.records.size(), records.size(), "records, parted at " + cuts);
        for (int i = 0; i < records.size(); i++) {
            int record = i;
            assertArrayEquals(
                    whole.records.get(i),
                    records.get(i),
                    () -> "record " + record + ", cut at " + cuts);
        }
        assertEquals(whole.hash, last.hash);
        whole.board.forEach(
                (place, text) -> assertEquals(text, last.board.get(place), place + ", " + cuts));
        assertEquals(whole.counters, last.counters);
    }

    /** Compares a run whose batches end where they will with one whose batches are single events. */
    void compareBatches() throws Exception {
        Left whole = run(null, 0, Integer.MAX_VALUE, null, false);
        Left parted = run(null, 0, Integer.MAX_VALUE, null, true);
        assertEquals(whole.hash, parted.hash);
        whole.board.forEach((place, text) -> assertEquals(text, parted.board.get(place), place));
        assertEquals(whole.counters, parted.counters);
    }

    private Left run(StateFile from, int first, int end, Path saved, boolean isOneByOne)
            throws Exception {
        List<long[]> records = new ArrayList<>();
        OutputSink sink =
                (sequence, type, words, at, length) ->
                        records.add(record(sequence, type, words, at, length));
        int room = instruments.size() + SPARE;
        var board = new Board(room, 1 << 16, 1 << 16);
        var setup =
                PipelineSetup.replay(SMALL, room)
                        .withOutput(sink)
                        .withSettings(settings)
                        .withBoard(board);
        try (var pipeline = Pipeline.start(from == null ? setup : setup.withState(from))) {
            TickSink ring = pipeline.newSink();
            TickSink events = isOneByOne ? new OneByOne(pipeline, ring) : ring;
            Recorded.publish(new Part(events, first, end), instruments, rows, true);
            assertTrue(pipeline.drain(60_000));
            if (saved != null) {
                pipeline.saveState(saved);
            }
            assertEquals(List.of(), pipeline.failures().latest());
            awaitBoard(board, pipeline.output().published());
            return new Left(
                    pipeline.output().hash(),
                    records,
                    saved == null ? BoardText.of(board, room) : Map.of(),
                    counters(pipeline));
        }
    }

    private static long[] record(long sequence, int type, long[] words, int at, int length) {
        long[] record = new long[2 + length];
        record[0] = sequence;
        record[1] = type;
        System.arraycopy(words, at, record, 2, length);
        return record;
    }

    private static void awaitBoard(Board board, long sequence) throws InterruptedException {
        for (int i = 0; i < 5_000 && board.sequence() < sequence; i++) {
            Thread.sleep(1);
        }
        assertEquals(sequence, board.sequence());
    }

    private static Map<Counter, Long> counters(Pipeline pipeline) {
        Map<Counter, Long> counters = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            // How full the ring was and how often a forming bar was shown depends on batches.
            boolean isOfBatches =
                    counter.name().startsWith("RING") || counter == Counter.LADDER_GROWTHS;
            if (!isOfBatches && pipeline.counters().get(counter) > 0) {
                counters.put(counter, pipeline.counters().get(counter));
            }
        }
        return counters;
    }
}
