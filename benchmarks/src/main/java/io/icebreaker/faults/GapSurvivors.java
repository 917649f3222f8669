package io.icebreaker.faults;

import io.icebreaker.journal.Gap;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.List;

/**
 * What a journal with gaps holds: every event compared with what the {@link EventStream} says it must be,
 * its output with a replay as far as the first gap.
 *
 * @param last sequence of the last event
 * @param wrong events that are not what was recorded
 * @param gaps as marked
 * @param problem what cannot be trusted, null when nothing is wrong
 */
record GapSurvivors(long last, long wrong, List<Gap> gaps, String problem) {

    static GapSurvivors of(Path journal, EventStream stream) {
        try {
            return read(JournalDirectory.forReading(journal), stream);
        } catch (JournalException | RuntimeException e) {
            return new GapSurvivors(0, 0, List.of(), e.toString());
        }
    }

    private static GapSurvivors read(JournalDirectory directory, EventStream stream)
            throws JournalException {
        var verifier = new OutputVerifier(directory);
        var failure = new StringBuilder();
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, Recorder.ROOM)
                                .withOutput(verifier)
                                .withFatal(failure::append));
        long wrong;
        try (var reader = new JournalReader(directory)) {
            wrong = compare(reader, pipeline.newSink(), stream);
            pipeline.close();
            verifier.finish(reader.sequence());
            failure.append(verifier.difference() == null ? "" : verifier.difference());
            return new GapSurvivors(
                    reader.sequence(),
                    wrong,
                    reader.gaps(),
                    failure.isEmpty() ? null : failure.toString());
        }
    }

    private static long compare(JournalReader reader, TickSink sink, EventStream stream)
            throws JournalException {
        var expected = new Tick();
        long wrong = 0;
        while (reader.next()) {
            Tick slot = sink.claim();
            reader.copyTo(slot);
            slot.sequence(reader.sequence());
            stream.fill(expected.clear(), reader.sequence());
            boolean isRight = slot.kind() == EventKind.GAP || EventStream.isEqual(slot, expected);
            wrong += isRight ? 0 : 1;
            sink.publish();
        }
        return wrong;
    }

    /** Events that gap markers stand for. */
    long missing() {
        return gaps.stream().mapToLong(Gap::count).sum();
    }
}
