package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker verify}: does a replay find what was found live? */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Replay a journal and compare every record with what was recorded live.",
            "Exit code 0: identical. 1: differs, with the first differing sequence."
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        var verifier = new OutputVerifier(JournalDirectory.forReading(journal));
        var progress = new Progress("verify: events", out.quiet);
        var how =
                new Replayed.How(Profile.REPLAY_FAST, Replay.MAX_SPEED, verifier, false, progress);
        Replayed replayed = Replayed.run(journal, how);
        verifier.finish();
        boolean identical = verifier.difference() == null;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("verdict", identical ? "identical" : "differs");
        result.put("recordsCompared", verifier.compared());
        result.put("recordsNotYetWritten", verifier.beyond());
        result.put("firstDifferingSequence", identical ? null : verifier.differsAt());
        result.put("difference", verifier.difference());
        result.putAll(replayed.toMap());
        out.print(result);
        return identical ? Exit.OK : Exit.FOUND_WRONG;
    }
}
