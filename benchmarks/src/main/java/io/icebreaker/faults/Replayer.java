package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;

/**
 * A process that replays journals under every profile and prints {@code JOURNAL PROFILE DIGEST} for each: the
 * rolling hash, then the SHA-256 of the records. Arguments: journals.
 */
public final class Replayer {
    private Replayer() {}

    /** Replays all of them. */
    public static void main(String[] args) throws Exception {
        for (String journal : args) {
            for (String profile : Profile.names()) {
                System.out.println(journal + " " + profile + " " + replay(journal, profile));
            }
        }
    }

    private static String replay(String journal, String profile) throws JournalException {
        var digest = new OutputDigest();
        var setup =
                PipelineSetup.replay(Profile.named(profile), SimulatedSession.ROOM)
                        .withOutput(digest);
        var pipeline = Pipeline.start(setup);
        try (var reader = new JournalReader(JournalDirectory.forReading(Path.of(journal)))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        return RollingHash.hex(pipeline.output().hash()) + " " + digest.hex();
    }
}
