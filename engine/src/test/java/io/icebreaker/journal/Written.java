package io.icebreaker.journal;

import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes an input journal event by event: CONFIG, then packets whose price is their number. */
final class Written implements AutoCloseable {
    private static final long START_NS = 1_763_700_300_000_000_000L;

    final JournalDirectory directory;
    final Counters counters = new Counters();
    final JournalStage stage;
    private final Tick tick = new Tick();
    private long sequence;

    Written(Path path, JournalOptions options) throws JournalException {
        directory = JournalDirectory.forWriting(path, options);
        stage = new JournalStage(directory, counters, true);
        sequence = stage.recoveredThrough();
    }

    /** A journal of {@code events} events. */
    static void of(Path path, int events) throws JournalException {
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            written.add(events);
        }
    }

    /** So many more, four a document. */
    Written add(int events) {
        for (int n = 0; n < events; n++) {
            sequence++;
            tick.clear().sequence(sequence);
            if (sequence == 1) {
                Events.config(tick, JournalFormat.VERSION, 0, "test", "feed", timeNs(1));
            } else {
                tick.kind(EventKind.TICK).id(3).receiveTimeNs(timeNs(sequence)).ltp(sequence);
            }
            stage.onEvent(tick, sequence % 4 == 0 || n == events - 1);
        }
        return this;
    }

    static long timeNs(long sequence) {
        return START_NS + sequence * 1_000_000L;
    }

    /** All sequences in the journal; each packet must hold its own number. */
    static List<Long> read(Path path) throws JournalException {
        List<Long> sequences = new ArrayList<>();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.next()) {
                reader.copyTo(slot);
                sequences.add(reader.sequence());
                if (slot.kind() == EventKind.TICK && slot.ltp() != reader.sequence()) {
                    throw new AssertionError("wrong record at " + reader.sequence());
                }
            }
        }
        return sequences;
    }

    static List<Gap> gaps(Path path) throws JournalException {
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.next()) {
                // Only the gaps are wanted.
            }
            return reader.gaps();
        }
    }

    @Override
    public void close() {
        stage.onStop();
        directory.close();
    }
}
