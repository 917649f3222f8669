package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StateFile;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;

/**
 * A process that replays journals under every profile, and once more in two parts with a snapshot between
 * them. Prints {@code JOURNAL WAY DIGEST} for each: the rolling hash, then the SHA-256 of the records.
 * Arguments: journals.
 */
public final class Replayer {
    private static final long DRAIN_MS = 60_000;

    private Replayer() {}

    /** How often each journal is replayed: from zero under every profile, and from a snapshot. */
    static int ways() {
        return Profile.names().size() + 1;
    }

    /** Replays all of them. */
    public static void main(String[] args) throws Exception {
        for (String journal : args) {
            for (String profile : Profile.names()) {
                System.out.println(journal + " " + profile + " " + replay(journal, profile));
            }
            System.out.println(journal + " snapshot " + replayInParts(Path.of(journal)));
        }
    }

    private static String replay(String journal, String profile) throws JournalException {
        var digest = new OutputDigest();
        var pipeline = Pipeline.start(setup(profile, digest));
        try (var reader = new JournalReader(JournalDirectory.forReading(Path.of(journal)))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        return RollingHash.hex(pipeline.output().hash()) + " " + digest.hex();
    }

    private static PipelineSetup setup(String profile, OutputDigest digest) {
        return PipelineSetup.replay(Profile.named(profile), SimulatedSession.ROOM)
                .withOutput(digest);
    }

    /** Up to an event in the middle, then anew from the snapshot made there; one digest over both. */
    private static String replayInParts(Path journal) throws JournalException {
        var digest = new OutputDigest();
        var setup = setup(Profile.QUIET_VPS.name(), digest);
        long cut = events(journal) / 2;
        StateFile state;
        try (var pipeline = Pipeline.start(setup)) {
            publish(journal, 1, cut, pipeline.newSink());
            pipeline.drain(DRAIN_MS);
            state = pipeline.saveState(StateFile.path(journal, cut));
        }
        var pipeline = Pipeline.start(setup.withState(state));
        publish(journal, cut + 1, Long.MAX_VALUE, pipeline.newSink());
        pipeline.close();
        return RollingHash.hex(pipeline.output().hash()) + " " + digest.hex();
    }

    private static long events(Path journal) throws JournalException {
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                // to the last
            }
            return reader.sequence();
        }
    }

    private static void publish(Path journal, long first, long last, TickSink sink)
            throws JournalException {
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            reader.seek(first);
            while (reader.sequence() < last && reader.next()) {
                Tick slot = sink.claim();
                reader.copyTo(slot);
                slot.sequence(reader.sequence());
                sink.publish();
            }
        }
    }
}
