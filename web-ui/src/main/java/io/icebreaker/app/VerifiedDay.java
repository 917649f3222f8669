package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;

/**
 * A day replayed and compared with its live output.
 *
 * @param verdict {@code identical} and nothing else when all of it is
 * @param outputHash of the replay
 * @param difference the first, null when there is none
 */
record VerifiedDay(String verdict, long outputHash, String difference) {

    static VerifiedDay of(Path journal, Progress progress) throws JournalException {
        var directory = JournalDirectory.forReading(journal);
        var verifier = new OutputVerifier(directory);
        try {
            var how =
                    new Replayed.How(
                            Profile.REPLAY_FAST,
                            Replay.MAX_SPEED,
                            verifier,
                            false,
                            SetOptions.kept(directory),
                            progress);
            Replayed replayed = Replayed.run(journal, how);
            verifier.finish(replayed.lastSequence());
            verifier.requireAll(); // the day is over: what is missing now is missing for good
            String verdict = DayVerdict.of(verifier, replayed).words();
            return new VerifiedDay(verdict, replayed.hash(), verifier.difference());
        } finally {
            verifier.release();
        }
    }

    /** Whether nothing that can be compared differs; events known to be missing are allowed. */
    boolean isSound() {
        return difference == null;
    }
}
