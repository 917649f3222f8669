package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * F5: the power goes at a random moment. What was written after the last successful force is gone, in every
 * other try only half of its pages are. Nothing durable may be lost, what is lost must be younger than the
 * measured window, and what is left must be sound once its tail is cut off.
 */
final class PowerCutFault implements Fault {
    /** The steps in which acknowledgements are noted, and a batch. */
    private static final double SLACK_MS = 15;

    private static final int WINDOW_MS = JournalOptions.DEFAULT_SYNC_WINDOW_MS;
    private static final int MIN_FREE_MB = 64;

    private long lost;
    private long wrong;
    private long mostEvents;
    private double oldestMs;
    private double windowMs;
    private double worstSeconds;
    private int tails;
    private String problem;

    @Override
    public String id() {
        return "F5";
    }

    @Override
    public String title() {
        return "power cut";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int tries = run.tries(10, 200);
        for (int number = 0; number < tries && problem == null; number++) {
            attempt(run, number);
            run.say(
                    String.format(
                            Locale.ROOT,
                            "%d of %d, at most %,d events lost, the oldest %.1f ms old",
                            number + 1,
                            tries,
                            mostEvents,
                            oldestMs));
        }
        String note =
                problem != null
                        ? problem
                        : String.format(
                                Locale.ROOT,
                                "at most %,d events, %.1f ms old; window %d ms, measured %.1f ms;"
                                        + " %d torn tails marked",
                                mostEvents,
                                oldestMs,
                                WINDOW_MS,
                                windowMs,
                                tails);
        return new FaultResult(
                tries, lost, wrong, worstSeconds, problem == null && lost + wrong == 0, note);
    }

    private void attempt(FaultRun run, int number) throws Exception {
        SplittableRandom random = run.random(number);
        var stream = new EventStream(random.nextLong());
        Path directory = run.directory("try" + number);
        Path left = Files.createDirectories(directory.resolve("left"));
        var cut = new PowerCut(directory.resolve("live"), left, WINDOW_MS, MIN_FREE_MB);
        cut.record(stream, random.nextLong(250, 900), number % 2 == 1 ? random : null);
        long startedNs = System.nanoTime();
        recover(left);
        worstSeconds = Math.max(worstSeconds, (System.nanoTime() - startedNs) / 1e9);
        judge(number, cut, GapSurvivors.of(left, stream));
        Faults.delete(directory);
    }

    /** As the next start does it: the machine was another one, so the sound part is made anew first. */
    private static void recover(Path journal) throws Exception {
        try (var directory = JournalDirectory.forWriting(journal);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, Recorder.ROOM, 1, true, directory));
                var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            new Replay(reader, Replay.MAX_SPEED, n -> {}).run(pipeline.newPatientSink());
            pipeline.drain(60_000);
            if (reader.sequence() != pipeline.recoveredThrough()) {
                throw new JournalException(
                        "read " + reader.sequence() + " of " + pipeline.recoveredThrough());
            }
        }
    }

    private void judge(int number, PowerCut cut, GapSurvivors left) {
        long recovered = left.gaps().isEmpty() ? left.last() : left.gaps().get(0).from() - 1;
        tails += left.gaps().size();
        JournalStatus status = cut.status();
        double ageMs = cut.oldestLostMs(recovered);
        double promisedMs = Math.max(WINDOW_MS, status.windowMaxMs());
        windowMs = Math.max(windowMs, status.windowMaxMs());
        oldestMs = Math.max(oldestMs, ageMs);
        mostEvents = Math.max(mostEvents, cut.acknowledged() - recovered);
        lost += Math.max(0, status.durable() - recovered);
        wrong += left.wrong();
        if (left.problem() != null) {
            problem = "try " + number + ": " + left.problem();
        } else if (recovered < status.durable()) {
            problem =
                    "try "
                            + number
                            + ": durable through "
                            + status.durable()
                            + ", left "
                            + recovered;
        } else if (ageMs > promisedMs + SLACK_MS) {
            problem =
                    String.format(
                            Locale.ROOT,
                            "try %d: an event %.1f ms old is lost, promised are %.1f",
                            number,
                            ageMs,
                            promisedMs);
        }
    }
}
