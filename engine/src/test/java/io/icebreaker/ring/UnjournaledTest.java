package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.FakeDisk;
import io.icebreaker.journal.Gap;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputComparison;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.Wait;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fills up in mid-day: live goes on, the journal says what it lacks, a restart works. */
class UnjournaledTest {
    private static final List<Row> ROWS = RandomSession.rows(11, 6_000);
    private static final int INSTRUMENTS = 16;
    private static final int FULL_AT = 2_000;
    private static final int ROOM_AT = 3_500;

    @TempDir Path directory;
    private final FakeDisk disk = new FakeDisk();

    private Pipeline start(JournalDirectory journal, String profile) throws Exception {
        return Pipeline.start(
                PipelineSetup.recording(Profile.named(profile), INSTRUMENTS, 1, true, journal));
    }

    private JournalDirectory open() throws Exception {
        return JournalDirectory.forWriting(
                directory, new JournalOptions(5, 1_000, disk, System::currentTimeMillis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet-vps", "dedicated-cores"})
    void liveGoesOnAndTheGapIsExact(String profile) throws Exception {
        try (var journal = open();
                var pipeline = start(journal, profile)) {
            record(pipeline);
            long hash = pipeline.output().hash();
            assertEquals(1, pipeline.counters().get(Counter.JOURNAL_GAPS));
            assertEquals(ROOM_AT - FULL_AT, pipeline.counters().get(Counter.UNJOURNALED));
            assertFalse(pipeline.failures().isFatal());
            assertEquals(hashOfAll(), hash, "live saw everything");
        }
        List<Gap> gaps = gaps();
        assertEquals(1, gaps.size());
        assertEquals(FULL_AT + 1, gaps.get(0).from());
        assertEquals(ROOM_AT, gaps.get(0).to());
        OutputVerifier verifier = verify();
        assertNull(verifier.difference(), "identical up to the gap");
        assertTrue(verifier.compared() > 500, "compared " + verifier.compared());
        OutputComparison.LeftOut leftOut = verifier.leftOut().get(0);
        assertTrue(leftOut.from() > FULL_AT && leftOut.to() <= ROOM_AT, leftOut.toString());
        assertTrue(leftOut.records() > 100);
        assertTrue(verifier.equalBehindGap() > verifier.unequalBehindGap());
        restart(profile);
    }

    /** Publishes the session; in its midst there is no room for a while. */
    private void record(Pipeline pipeline) throws Exception {
        TickSink sink = pipeline.newSink();
        publish(sink, 0, FULL_AT);
        assertTrue(pipeline.drain(60_000));
        disk.usableBytes = 0;
        Wait.until("full", () -> pipeline.journalStatus().state().equals("UNJOURNALED"));
        publish(sink, FULL_AT, ROOM_AT);
        assertTrue(pipeline.drain(60_000));
        assertEquals(FULL_AT, pipeline.journaled());
        assertEquals(ROOM_AT, pipeline.output().published());
        disk.usableBytes = FakeDisk.ROOMY;
        Wait.until("room", () -> pipeline.journalStatus().reason() == null);
        publish(sink, ROOM_AT, Integer.MAX_VALUE);
        assertTrue(pipeline.drain(60_000));
        assertEquals(pipeline.output().published(), pipeline.journaled());
        assertEquals("JOURNALED", pipeline.journalStatus().state());
    }

    private static void publish(TickSink sink, int from, int to) {
        Recorded.publish(new Part(sink, from, to), RandomSession.instruments(), ROWS, true);
    }

    private static long hashOfAll() throws Exception {
        var pipeline = Pipeline.start(PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS));
        publish(pipeline.newSink(), 0, Integer.MAX_VALUE);
        pipeline.close();
        return pipeline.output().hash();
    }

    /** Recovery writes anew what it finds otherwise than live did; then all of it verifies. */
    private void restart(String profile) throws Exception {
        long last;
        try (var journal = open();
                var pipeline = start(journal, profile)) {
            last = pipeline.recoveredThrough();
            replayInto(pipeline.newSink());
            TickSink sink = pipeline.newSink();
            sink.claim().id(0).receiveTimeNs(ROWS.get(ROWS.size() - 1).recvNs());
            sink.publish();
            assertTrue(pipeline.drain(60_000));
            assertEquals(last + 1, pipeline.journaled(), "numbers go on behind the last one");
        }
        OutputVerifier verifier = verify();
        assertNull(verifier.difference());
        assertEquals(List.of(), verifier.leftOut());
        assertEquals(0, verifier.beyond());
        assertEquals(1, gaps().size());
    }

    private void replayInto(TickSink sink) throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(sink);
        }
    }

    private List<Gap> gaps() throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(directory))) {
            while (reader.next()) {
                // Only the gaps are wanted.
            }
            return reader.gaps();
        }
    }

    private OutputVerifier verify() throws Exception {
        var verifier = new OutputVerifier(JournalDirectory.forReading(directory));
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS).withOutput(verifier));
        replayInto(pipeline.newSink());
        pipeline.close();
        verifier.finish(Long.MAX_VALUE);
        return verifier;
    }
}
