package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;

/**
 * What a journal still holds after harm was done: every event is compared with what the {@link EventStream}
 * says it must be, and sent through the pipeline once more to compare the output.
 *
 * @param events that are there, from 1 without holes
 * @param wrong events that are not what was recorded
 * @param hash of the output of a clean replay of them
 * @param problem what cannot be trusted; null when nothing is wrong
 */
record Survivors(long events, long wrong, String hash, String problem) {
    private static final Survivors NONE =
            new Survivors(0, 0, RollingHash.hex(new RollingHash().value()), null);

    /** Reads a journal of {@code stream}; one that was never begun holds nothing. */
    static Survivors of(Path journal, EventStream stream) {
        try {
            return read(JournalDirectory.forReading(journal), stream);
        } catch (JournalException e) {
            // Killed before it had made the journal: there is nothing yet, and that is said
            // clearly.
            return e.isDamage() ? new Survivors(0, 0, NONE.hash, e.getMessage()) : NONE;
        } catch (RuntimeException e) {
            return new Survivors(0, 0, NONE.hash, e.toString());
        }
    }

    private static Survivors read(JournalDirectory directory, EventStream stream)
            throws JournalException {
        var verifier = new OutputVerifier(directory);
        var failure = new StringBuilder();
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, Recorder.ROOM)
                                .withOutput(verifier)
                                .withFatal(failure::append));
        long[] counts;
        try (var reader = new JournalReader(directory)) {
            counts = compare(reader, pipeline.newSink(), stream);
        } finally {
            pipeline.close();
        }
        verifier.finish(counts[0]);
        failure.append(verifier.difference() == null ? "" : verifier.difference());
        return new Survivors(
                counts[0],
                counts[1],
                RollingHash.hex(pipeline.output().hash()),
                failure.isEmpty() ? null : failure.toString());
    }

    /** Events and wrong ones. */
    private static long[] compare(JournalReader reader, TickSink sink, EventStream stream)
            throws JournalException {
        var expected = new Tick();
        long events = 0;
        long wrong = 0;
        while (reader.next()) {
            events++;
            Tick slot = sink.claim();
            reader.copyTo(slot);
            slot.sequence(reader.sequence());
            boolean isRight =
                    reader.sequence() == events
                            && EventStream.isEqual(slot, stream.fill(expected.clear(), events));
            wrong += isRight ? 0 : 1;
            sink.publish();
        }
        return new long[] {events, wrong};
    }
}
