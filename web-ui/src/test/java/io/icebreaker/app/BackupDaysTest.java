package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a day is over. */
class BackupDaysTest {
    /** 2026-11-25T00:00:01Z, 05:30:01 IST. */
    private static final long FROM_NS = 1_795_564_801_000_000_000L;

    private static final LocalDate DATE = LocalDate.of(2026, 11, 25);
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir private Path day;

    @Test
    void aDayClosedHalfASecondAfterTheDateHasChangedIsOver() throws Exception {
        try (var directory = JournalDirectory.forWriting(day);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, 4, 1, false, directory))) {
            TickSink sink = pipeline.newSink();
            Events.config(sink.claim(), JournalStage.layoutVersion(), 1, "test", "feed", FROM_NS);
            sink.publish();
            Events.clock(sink.claim(), FROM_NS + DAY_NS - 500_000_000L);
            sink.publish();
        }
        BackupDays.End end = BackupDays.end(day);
        assertEquals(DATE, end.date());
        assertEquals("it is today's", BackupDays.open(day, end, DATE));
        assertNull(BackupDays.open(day, end, DATE.plusDays(1)));
    }
}
