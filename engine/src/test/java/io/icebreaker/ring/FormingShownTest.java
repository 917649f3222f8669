package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.publish.Board;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live day's forming bars may wait, but the next clock event brings what a replay shows at once. */
class FormingShownTest {
    private static final int INSTRUMENTS = 16;
    private static final int ROWS = 5_000;
    private static final long LATER_NS = 100_000_000L;

    @TempDir Path directory;

    private Map<String, String> shown(long seed, boolean live) throws Exception {
        List<Row> rows = RandomSession.rows(seed, ROWS).subList(0, ROWS / 2);
        var board = new Board(INSTRUMENTS, 1 << 16, 1 << 16);
        try (var journal = JournalDirectory.forWriting(directory.resolve(seed + " " + live));
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                                Profile.QUIET_VPS, INSTRUMENTS, 1, live, journal)
                                        .withBoard(board))) {
            var sink = pipeline.newPatientSink();
            publish(sink, rows);
            Events.clock(sink.claim(), rows.get(rows.size() - 1).recvNs() + LATER_NS);
            sink.publish();
        }
        return BoardText.of(board, INSTRUMENTS); // closed: the lane is done with its last event
    }

    private static void publish(TickSink sink, List<Row> rows) {
        long startNs = rows.get(0).recvNs();
        Events.config(sink.claim(), JournalStage.layoutVersion(), 0, "test", "a,b,c", startNs);
        sink.publish();
        var ids = new Instruments(INSTRUMENTS);
        for (InstrumentRow row : RandomSession.instruments()) {
            Instrument instrument = row.toInstrument();
            Events.instrument(sink.claim(), ids.register(instrument), instrument, startNs);
            sink.publish();
        }
        for (Row row : rows) {
            Row.fill(sink.claim(), row, ids.id(row.segment(), row.token()));
            sink.publish();
        }
    }

    @Test
    void aClockEventBringsWhatWaits() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Map<String, String> replayed = shown(seed, false);
            assertTrue(replayed.keySet().stream().anyMatch(it -> it.startsWith("forming")));
            Map<String, String> live = shown(seed, true);
            for (String place : replayed.keySet()) {
                assertEquals(replayed.get(place), live.get(place), seed + " " + place);
            }
            assertEquals(replayed.keySet(), live.keySet());
        }
    }
}
