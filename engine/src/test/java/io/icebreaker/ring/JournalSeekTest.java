package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader sent to a place finds there what reading through finds. */
class JournalSeekTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(11);

    @TempDir Path directory;

    private final List<Long> timesNs = new ArrayList<>();

    @BeforeEach
    void record() throws Exception {
        try (var journal = JournalDirectory.forWriting(directory)) {
            var setup = PipelineSetup.recording(Profile.QUIET_VPS, 16, 1, false, journal);
            var pipeline = Pipeline.start(setup);
            var rows = RandomSession.rows(5, 6_000);
            Recorded.publish(pipeline.newSink(), RandomSession.instruments(), rows, true);
            pipeline.close();
        }
        try (var reader = reader()) {
            while (reader.next()) {
                timesNs.add(timeNs(reader));
            }
        }
    }

    @Test
    void findsEverySequenceAskedFor() throws Exception {
        try (var reader = reader()) {
            for (int i = 0; i < 300; i++) {
                int sequence = i == 0 ? timesNs.size() : 1 + RANDOM.nextInt(timesNs.size());
                assertTrue(reader.seek(sequence));
                assertTrue(reader.next());
                assertEquals(sequence, reader.sequence());
                assertEquals(timesNs.get(sequence - 1), timeNs(reader));
                boolean more = sequence < timesNs.size();
                assertEquals(more, reader.next());
                assertEquals(more ? sequence + 1 : sequence, reader.sequence());
            }
        }
    }

    @Test
    void findsTheFirstEventOfEveryTimeAskedFor() throws Exception {
        long from = timesNs.get(0);
        long to = timesNs.get(timesNs.size() - 1);
        try (var reader = reader()) {
            for (int i = 0; i < 300; i++) {
                long time = from + RANDOM.nextLong(to - from);
                assertTrue(reader.seekTime(time));
                assertTrue(reader.next());
                assertEquals(firstFrom(time), reader.sequence());
            }
            assertFalse(reader.seekTime(Long.MAX_VALUE));
            assertFalse(reader.next());
        }
    }

    @Test
    void waitsBehindTheLastForWhatIsNotWrittenYet() throws Exception {
        try (var reader = reader()) {
            assertFalse(reader.seek(timesNs.size() + 1));
            assertFalse(reader.next());
            assertTrue(reader.seek(0));
            assertTrue(reader.next());
            assertEquals(1, reader.sequence());
        }
    }

    private long firstFrom(long time) {
        int at = 0;
        while (timesNs.get(at) < time) {
            at++;
        }
        return at + 1;
    }

    private JournalReader reader() throws Exception {
        return new JournalReader(JournalDirectory.forReading(directory));
    }

    private static long timeNs(JournalReader reader) {
        var slot = new Tick();
        reader.copyTo(slot);
        return slot.receiveTimeNs();
    }
}
