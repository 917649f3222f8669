package io.icebreaker.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Kills recorders at random moments, many times, and judges what is left after each (reliability 5, F1 and
 * F2). A journal lives through five kills and is then begun anew. One recorder runs at a time: two on two
 * cores would time each other's start.
 */
final class KillCampaign {
    private static final int KILLS_A_JOURNAL = 5;

    /** The criterion: from the start of the process, virtual machine included, to the first new event. */
    private static final double LATEST_ACCEPTING_S = 5;

    private static final long LEAST_LOAD_MS = 200;
    private static final long MOST_LOAD_MS = 3_000;

    /** From the recorder's word that it opens to its first event it takes about this long. */
    private static final long OPENING_MS = 800;

    /** From the first file of a queue to its last. */
    private static final long CREATING_MS = 100;

    private static final long ROLL_AFTER_MS = 400;
    private static final long AROUND_ROLL_MS = 60;

    /** The moments at which a kill can strike. */
    enum Moment {
        FIRST_OPEN,
        RECOVERY,
        ROLL,
        LOAD
    }

    private final FaultRun run;
    private final List<String> before;
    private final Tally tally = new Tally();

    /** {@code before} are words that stand before the recorder's command line. */
    KillCampaign(FaultRun run, List<String> before) {
        this.run = run;
        this.before = before;
    }

    /** Kills so many times. */
    FaultResult kill(int tries) throws Exception {
        for (int first = 0; first < tries; first += KILLS_A_JOURNAL) {
            oneJournal(first, Math.min(tries, first + KILLS_A_JOURNAL));
        }
        double patience = run.patience();
        FaultResult result = tally.result(LATEST_ACCEPTING_S * patience);
        return result.withNote(result.note() + run.patienceNote(patience));
    }

    /** Kill after kill, and one last start that must go on as well. */
    private void oneJournal(int from, int to) throws Exception {
        Path directory = run.directory("journal-" + from);
        Path journal = directory.resolve("journal");
        var stream = new EventStream(run.seed() + from);
        var left = new Survivors(0, 0, "", null);
        int day = 0;
        for (int number = from; number < to; number++) {
            Moment moment = moment(number, from);
            var plan = plan(journal, from, number, day, moment);
            left = killOnce(plan, number, moment, left, stream);
            day += moment == Moment.ROLL ? 1 : 0;
        }
        var plan = plan(journal, from, to, day, Moment.LOAD);
        try (var recorder = RecorderRun.start(run, plan, before, directory.resolve("last.err"))) {
            boolean accepts = recorder.awaitAccepting();
            recorder.kill();
            judgeStart(recorder, accepts, to, left);
        }
        Faults.delete(directory);
    }

    private RecorderRun.Plan plan(Path journal, int from, int number, int day, Moment moment) {
        String profile = number % 2 == 0 ? "quiet-vps" : "dedicated-cores";
        long rollAfterMs = moment == Moment.ROLL ? ROLL_AFTER_MS : -1;
        return new RecorderRun.Plan(journal, run.seed() + from, profile, day, rollAfterMs);
    }

    /** A tenth inside the first open, a tenth at the roll, a tenth in recovery, the rest under load. */
    private Moment moment(int number, int from) {
        double dice = run.random(number).nextDouble();
        if (number == from) {
            return dice < 0.5 ? Moment.FIRST_OPEN : Moment.LOAD;
        }
        return dice < 0.125 ? Moment.ROLL : dice < 0.25 ? Moment.RECOVERY : Moment.LOAD;
    }

    private Survivors killOnce(
            RecorderRun.Plan plan, int number, Moment moment, Survivors left, EventStream stream)
            throws IOException, InterruptedException {
        Path errors = run.work().resolve("recorder-" + number + ".err");
        try (var recorder = RecorderRun.start(run, plan, before, errors)) {
            boolean accepts = strike(recorder, plan.journal(), moment, run.random(number));
            recorder.kill();
            judgeStart(recorder, accepts, number, left);
            var now = Survivors.of(plan.journal(), stream);
            judge(recorder, number, moment, now);
            return now;
        }
    }

    /** Waits for the moment; false when the recorder should have accepted events by then and did not. */
    private static boolean strike(
            RecorderRun recorder, Path journal, Moment moment, SplittableRandom random)
            throws InterruptedException {
        random.nextDouble(); // has chosen the moment
        if (moment == Moment.FIRST_OPEN || moment == Moment.RECOVERY) {
            boolean opens = recorder.awaitOpening();
            awaitQueue(recorder, journal.resolve(random.nextBoolean() ? "input" : "output"));
            Thread.sleep(random.nextLong(moment == Moment.RECOVERY ? OPENING_MS : CREATING_MS));
            return opens;
        }
        boolean accepts = recorder.awaitAccepting();
        Thread.sleep(
                moment == Moment.ROLL
                        ? ROLL_AFTER_MS + random.nextLong(-AROUND_ROLL_MS, AROUND_ROLL_MS)
                        : random.nextLong(LEAST_LOAD_MS, MOST_LOAD_MS));
        return accepts;
    }

    /** Until the queue's directory is there. */
    private static void awaitQueue(RecorderRun recorder, Path queue) throws InterruptedException {
        while (!Files.exists(queue) && !recorder.isAccepting() && recorder.child().isAlive()) {
            Thread.sleep(1);
        }
    }

    /** Did it come back, with what was left, to the very same state? */
    private void judgeStart(RecorderRun recorder, boolean accepts, int number, Survivors left)
            throws IOException {
        if (!accepts) {
            tally.problem(number, "does not accept events: " + recorder.child().errors());
        }
        tally.accepting(recorder.acceptingAfterSeconds());
        if (!before.isEmpty() && recorder.saidPid() > 1) {
            tally.problem(number, "is not process 1 but " + recorder.saidPid());
        }
        if (recorder.recovered() > 0 && !recorder.recoveredHash().equals(left.hash())) {
            tally.corrupted(number, 1, "recovers to another state than a clean replay");
        }
        if (recorder.recovered() >= 0 && recorder.recovered() != left.events()) {
            tally.corrupted(
                    number,
                    1,
                    "recovers "
                            + recorder.recovered()
                            + " events, "
                            + left.events()
                            + " are there");
        }
    }

    private void judge(RecorderRun recorder, int number, Moment moment, Survivors now) {
        tally.kill(moment);
        long acknowledged = Math.max(recorder.acknowledged(), recorder.recovered());
        if (now.events() < acknowledged) {
            tally.lost(number, acknowledged - now.events(), moment);
        }
        tally.corrupted(number, now.wrong(), "events that are not what was recorded");
        if (now.problem() != null) {
            tally.corrupted(number, 1, now.problem());
        }
        run.say(
                String.format(
                        Locale.ROOT,
                        "kill %d (%s): started in %s, %,d acknowledged, %,d there%s",
                        number + 1,
                        moment.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        recorder.phases(),
                        acknowledged,
                        now.events(),
                        now.problem() == null ? "" : "; " + now.problem()));
    }
}
