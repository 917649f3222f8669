package io.icebreaker.ring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OldOutput;
import io.icebreaker.journal.OutputJournal;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live, then recovery, replay and verification of the same journal: one hash. */
class RecordingTest {
    private static final List<Row> ROWS = RandomSession.rows(42, 8_000);
    private static final int INSTRUMENTS = 16;

    @TempDir Path directory;

    @Test
    void replaysToTheHashOfTheLiveRunUnderEveryProfile() throws Exception {
        long live = record(ROWS);
        for (Profile profile :
                List.of(Profile.QUIET_VPS, Profile.DEDICATED_CORES, Profile.REPLAY_FAST)) {
            assertEquals(live, replay(profile), profile.name());
            assertEquals(
                    live, replay(new Profile("spinning", 1_024, WaitPolicy.SPIN, profile.lanes())));
        }
        assertNull(verify().difference());
        assertEquals(0, verify().beyond());
    }

    @Test
    void aRestartContinuesTheDayAsIfNothingHadHappened() throws Exception {
        long whole = recordTo(directory.resolve("whole"), ROWS);
        Path parted = directory.resolve("parted");
        publishPart(parted, 0, 3_000);
        publishPart(parted, 3_000, 3_001);
        assertEquals(whole, publishPart(parted, 3_001, Integer.MAX_VALUE));
        assertNull(verify(parted).difference());
    }

    @Test
    void outputOfAnOlderBuildIsContinued() throws Exception {
        long whole = recordTo(directory.resolve("whole"), ROWS);
        Path parted = directory.resolve("parted");
        publishPart(parted, 0, 3_000);
        OldOutput.of(parted);
        assertEquals(whole, publishPart(parted, 3_000, Integer.MAX_VALUE));
        assertNull(verify(parted).difference());
    }

    @Test
    void outputThatCannotBeOpenedIsWrittenAnew() throws Exception {
        long whole = recordTo(directory.resolve("whole"), ROWS);
        Path parted = directory.resolve("parted");
        publishPart(parted, 0, 3_000);
        try (var files = Files.newDirectoryStream(parted.resolve("output"), "*.cq4")) {
            for (Path file : files) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap("no queue".getBytes(US_ASCII)), 0);
                }
            }
        }
        assertEquals(whole, publishPart(parted, 3_000, Integer.MAX_VALUE));
        assertNull(verify(parted).difference());
    }

    @Test
    void aSecondWriterIsRefusedWithTheOwnersNumber() throws Exception {
        try (var first = JournalDirectory.forWriting(directory)) {
            var refusal =
                    assertThrows(
                            JournalException.class, () -> JournalDirectory.forWriting(directory));
            assertTrue(refusal.getMessage().contains("process " + ProcessHandle.current().pid()));
        }
        JournalDirectory.forWriting(directory).close();
    }

    @Test
    void verifyNamesTheFirstEventThatDiffers() throws Exception {
        long changed = recordWithOneTradeChanged();
        OutputVerifier verifier = verify();
        assertEquals(changed, verifier.differsAt());
        assertTrue(verifier.difference().contains("recorded trade"), verifier.difference());
    }

    @Test
    void verifyNamesDamagedOutput() throws Exception {
        record(ROWS);
        damageMiddleOf(directory.resolve("output"));
        assertTrue(verify().difference().contains("is damaged"));
    }

    @Test
    void aDamagedRecordStopsTheReaderAndIsNamed() throws Exception {
        record(ROWS);
        damageMiddleOf(directory.resolve("input"));
        var damage = assertThrows(JournalException.class, () -> replay(Profile.QUIET_VPS));
        assertTrue(damage.getMessage().contains("is damaged"), damage.getMessage());
        assertTrue(damage.getMessage().contains("sequence"), damage.getMessage());
    }

    private long record(List<Row> rows) throws Exception {
        return recordTo(directory, rows);
    }

    private static long recordTo(Path path, List<Row> rows) throws Exception {
        return publish(path, 0, Integer.MAX_VALUE, rows);
    }

    private static long publishPart(Path path, int from, int to) throws Exception {
        return publish(path, from, to, ROWS);
    }

    /**
     * Opens the journal, recovers what is in it, adds the events from {@code from} on; the hash at the end.
     */
    private static long publish(Path path, int from, int to, List<Row> rows) throws Exception {
        try (var journal = JournalDirectory.forWriting(path)) {
            var setup = PipelineSetup.recording(Profile.QUIET_VPS, INSTRUMENTS, 1, false, journal);
            var pipeline = Pipeline.start(setup);
            TickSink sink = pipeline.newSink();
            long recovered = pipeline.recoveredThrough();
            assertEquals(from, recovered);
            if (recovered > 0) {
                replayInto(path, sink);
            }
            Recorded.publish(new Part(sink, from, to), RandomSession.instruments(), rows, true);
            pipeline.close();
            assertEquals(List.of(), pipeline.failures().latest());
            assertEquals(0, pipeline.counters().get(Counter.OUTPUT_DIVERGED));
            return pipeline.output().hash();
        }
    }

    private static void replayInto(Path path, TickSink sink) throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(sink);
        }
    }

    private long replay(Profile profile) throws Exception {
        var pipeline = Pipeline.start(PipelineSetup.replay(profile, INSTRUMENTS));
        try {
            replayInto(directory, pipeline.newSink());
        } finally {
            pipeline.close();
        }
        return pipeline.output().hash();
    }

    private OutputVerifier verify() throws Exception {
        return verify(directory);
    }

    private static OutputVerifier verify(Path path) throws Exception {
        var verifier = new OutputVerifier(JournalDirectory.forReading(path));
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS).withOutput(verifier));
        replayInto(path, pipeline.newSink());
        pipeline.close();
        verifier.finish(Long.MAX_VALUE);
        return verifier;
    }

    /** A journal whose 500th trade says another quantity than the stages found; returns its event. */
    private long recordWithOneTradeChanged() throws Exception {
        try (var journal = JournalDirectory.forWriting(directory)) {
            var falsifier = new Falsifier(new OutputJournal(journal, new Counters()));
            var setup =
                    PipelineSetup.recording(Profile.QUIET_VPS, INSTRUMENTS, 1, false, journal)
                            .withOutput(falsifier);
            var pipeline = Pipeline.start(setup);
            Recorded.publish(pipeline.newSink(), RandomSession.instruments(), ROWS, true);
            pipeline.close();
            return falsifier.changed;
        }
    }

    private static final class Falsifier implements OutputSink {
        private final OutputSink next;
        private int trades;
        private long changed;

        Falsifier(OutputSink next) {
            this.next = next;
        }

        @Override
        public void accept(long sequence, int type, long[] words, int at, int length) {
            long[] copy = Arrays.copyOfRange(words, at, at + length);
            if (type == OutputType.TRADE && ++trades == 500) {
                copy[OutputType.TRADE_QTY]++;
                changed = sequence;
            }
            next.accept(sequence, type, copy, 0, length);
        }

        @Override
        public void flush() {
            next.flush();
        }

        @Override
        public void close() {
            next.close();
        }
    }

    private static void damageMiddleOf(Path queue) throws IOException {
        try (var files = Files.list(queue)) {
            Path data =
                    files.filter(file -> file.toString().endsWith(".cq4"))
                            .findFirst()
                            .orElseThrow();
            try (var file = new RandomAccessFile(data.toFile(), "rw")) {
                long at = lastWritten(file) / 2;
                file.seek(at);
                int old = file.read();
                file.seek(at);
                file.write(old ^ 0x10);
            }
        }
    }

    /** Queue files are sparse: the last byte that is not zero, roughly. */
    private static long lastWritten(RandomAccessFile file) throws IOException {
        byte[] block = new byte[4096];
        long at = file.length() - block.length;
        while (at > 0) {
            file.seek(at);
            file.readFully(block);
            for (byte value : block) {
                if (value != 0) {
                    return at;
                }
            }
            at -= block.length;
        }
        throw new IOException("an empty queue file");
    }
}
