package io.icebreaker.app;

import io.icebreaker.journal.Gap;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputComparison;
import io.icebreaker.journal.OutputVerifier;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
            "Exit code 0: identical. 1: differs, is damaged, or lacks events that were not journaled;",
            "the first sequence concerned is named, of a gap both edges. Behind a gap live had seen",
            "more than the journal holds: records are compared and counted there, and may differ."
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Option(
            names = "--frames",
            description = {
                "Instead: decode the captured socket frames again and compare every tick with the",
                "recorded one. 1: one differs, or ticks or frames are missing."
            })
    private boolean frames;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        return frames ? verifyFrames() : verifyOutput();
    }

    private int verifyFrames() throws JournalException {
        try (var proof = new FrameProof(journal)) {
            out.print(proof.run(new Progress("verify: events", out.quiet)).toMap());
            return proof.isIdentical() ? Exit.OK : Exit.FOUND_WRONG;
        }
    }

    private int verifyOutput() throws Exception {
        var directory = JournalDirectory.forReading(journal);
        var settings = SetOptions.kept(directory);
        var verifier = new OutputVerifier(directory);
        var progress = new Progress("verify: events", out.quiet);
        var how =
                new Replayed.How(
                        Profile.REPLAY_FAST, Replay.MAX_SPEED, verifier, false, settings, progress);
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            Replayed replayed = Replayed.run(journal, how);
            verifier.finish(replayed.lastSequence());
            if (replayed.ended() || verifier.compared() == 0) {
                verifier.requireAll();
            }
            describe(verifier, replayed, result);
            result.putAll(replayed.toMap());
        } catch (JournalException e) {
            if (!e.isDamage()) {
                throw e;
            }
            result.put("verdict", DayVerdict.DAMAGED.words());
            result.put("recordsCompared", verifier.compared());
            result.put("difference", e.getMessage());
        } finally {
            verifier.release();
        }
        out.print(result);
        return result.get("verdict").equals(DayVerdict.IDENTICAL.words())
                ? Exit.OK
                : Exit.FOUND_WRONG;
    }

    private static void describe(
            OutputVerifier verifier, Replayed replayed, Map<String, Object> result) {
        DayVerdict verdict = DayVerdict.of(verifier, replayed);
        boolean differs = verdict == DayVerdict.DIFFERS;
        result.put("verdict", verdict.words());
        result.put("recordsCompared", verifier.compared());
        result.put("recordsNotYetWritten", verifier.beyond());
        result.put("firstDifferingSequence", differs ? verifier.differsAt() : null);
        result.put("difference", verifier.difference());
        if (!replayed.gaps().isEmpty() || !verifier.leftOut().isEmpty()) {
            describeGaps(verifier, replayed, result);
        }
    }

    private static void describeGaps(
            OutputVerifier verifier, Replayed replayed, Map<String, Object> result) {
        for (Gap gap : replayed.gaps()) {
            System.err.println("icebreaker: " + gap);
        }
        List<Map<String, Object>> leftOut = new ArrayList<>();
        for (OutputComparison.LeftOut each : verifier.leftOut()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("from", each.from());
            map.put("to", each.to());
            map.put("records", each.records());
            leftOut.add(map);
        }
        result.put("outputLeftOut", leftOut);
        result.put("equalBehindGap", verifier.equalBehindGap());
        result.put("unequalBehindGap", verifier.unequalBehindGap());
    }
}
