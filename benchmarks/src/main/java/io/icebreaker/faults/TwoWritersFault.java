package io.icebreaker.faults;

import io.icebreaker.app.Main;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * F3: a second process on a journal that is being written. It must go away soon, say who has the journal, and
 * change nothing; the first must not notice.
 */
final class TwoWritersFault implements Fault {
    private static final int REFUSED = 2;
    private static final double LATEST_S = 2;
    private static final double PATIENCE_S = 60;

    /** The first writer's acknowledgements must not pause for longer than a slow machine's hiccup. */
    private static final double LONGEST_PAUSE_S = 1;

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public String title() {
        return "two writers on one journal";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int tries = run.tries(4, 30);
        Path journal = run.directory("recorder").resolve("journal");
        Path demos = run.directory("demo").resolve("journal");
        var plan = new RecorderRun.Plan(journal, run.seed(), "quiet-vps", 0, -1);
        var findings = new Findings();
        try (var first = RecorderRun.start(run, plan, List.of(), run.work().resolve("first.err"));
                var demo = demo(run, "demo.err", demos)) {
            if (!first.awaitAccepting()) {
                throw new IOException("the first writer does not start: " + first.child().errors());
            }
            awaitWriting(demo, demos);
            for (int n = 0; n < tries; n += 2) {
                double bare = seconds(child(run, n, "--version"), 0, "");
                findings.slow(refusedRecorder(run, n, plan, first, findings) - bare);
                findings.slow(refusedDemo(run, n + 1, demos, demo, findings) - bare);
            }
            first.kill();
            demo.kill();
            findings.judge(first, Survivors.of(journal, new EventStream(run.seed())));
            seconds(child(run, tries, "verify", "--journal", demos), 0, "");
        }
        double patience = run.patience();
        FaultResult result = findings.result(tries, LATEST_S * patience);
        return result.withNote(result.note() + run.patienceNote(patience));
    }

    private static ChildJvm child(FaultRun run, int number, Object... words) throws IOException {
        Path errors = run.work().resolve("second-" + number + ".err");
        return ChildJvm.start(run, errors, Main.class, words);
    }

    private static ChildJvm demo(FaultRun run, String errors, Path journal) throws IOException {
        return ChildJvm.start(
                run,
                run.work().resolve(errors),
                Main.class,
                "demo",
                "--headless",
                "--journal",
                journal);
    }

    /** Until the demo has recorded something. */
    private static void awaitWriting(ChildJvm demo, Path journal) throws Exception {
        while (!isBegun(journal)) {
            if (!demo.isAlive() || demo.seconds() > PATIENCE_S) {
                throw new IOException("the demo does not start: " + demo.errors());
            }
            Thread.sleep(50);
        }
    }

    private static boolean isBegun(Path journal) {
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            return reader.next();
        } catch (JournalException notYet) {
            return false;
        }
    }

    /** The same program on the same journal; the first must not so much as pause. */
    private static double refusedRecorder(
            FaultRun run, int number, RecorderRun.Plan plan, RecorderRun first, Findings findings)
            throws IOException, InterruptedException {
        long before = first.acknowledged();
        Object[] words = {plan.journal(), plan.seed(), plan.profile(), 0, -1};
        Path errors = run.work().resolve("second-" + number + ".err");
        try (var second = ChildJvm.start(run, errors, Recorder.class, words)) {
            double whole = refused(run, number, second, first.child().pid(), findings);
            if (first.acknowledged() == before || !first.child().isAlive()) {
                findings.problem("the first writer stopped at " + before);
            }
            double pause = (System.nanoTime() - first.acknowledgedAtNs()) / 1e9;
            if (pause > LONGEST_PAUSE_S * run.patience()) {
                findings.problem(String.format(Locale.ROOT, "the first paused %.1f s", pause));
            }
            return whole;
        }
    }

    /** The command as a person gives it twice. */
    private static double refusedDemo(
            FaultRun run, int number, Path journal, ChildJvm first, Findings findings)
            throws IOException, InterruptedException {
        try (var second = demo(run, "second-" + number + ".err", journal)) {
            double whole = refused(run, number, second, first.pid(), findings);
            if (!first.isAlive()) {
                findings.problem("the first demo ended: " + first.errors());
            }
            return whole;
        }
    }

    private static double refused(
            FaultRun run, int number, ChildJvm second, long owner, Findings findings)
            throws InterruptedException {
        try {
            double whole = seconds(second, REFUSED, "process " + owner);
            run.say(String.format(Locale.ROOT, "second writer %d: %.2f s", number + 1, whole));
            return whole;
        } catch (IOException e) {
            findings.problem(e.getMessage());
            return 0;
        }
    }

    /** How long it ran; it must end with a code, and say something. */
    private static double seconds(ChildJvm child, int code, String text)
            throws IOException, InterruptedException {
        int ended = child.code();
        double seconds = child.seconds();
        if (ended != code || !child.errors().contains(text)) {
            throw new IOException("a program ended with " + ended + " and said: " + child.errors());
        }
        return seconds;
    }

    /** What was found wrong. */
    private static final class Findings {
        private String first;
        private long lost;
        private long corrupted;
        private double slowest;

        void slow(double seconds) {
            slowest = Math.max(slowest, seconds);
        }

        void problem(String what) {
            first = first == null ? what.replace('\n', ' ') : first;
        }

        void judge(RecorderRun recorder, Survivors left) {
            lost = Math.max(0, recorder.acknowledged() - left.events());
            corrupted = left.wrong() + (left.problem() == null ? 0 : 1);
            if (lost + corrupted > 0) {
                problem(left.problem() == null ? "records lost or changed" : left.problem());
            }
        }

        FaultResult result(int tries, double latestSeconds) {
            if (slowest > latestSeconds) {
                problem(String.format(Locale.ROOT, "refused only after %.2f s", slowest));
            }
            String note =
                    first == null
                            ? String.format(
                                    Locale.ROOT,
                                    "exit code %d, names the process; slowest refusal %.2f s after"
                                            + " the start of a Java program",
                                    REFUSED,
                                    slowest)
                            : first;
            return new FaultResult(tries, lost, corrupted, Double.NaN, first == null, note);
        }
    }
}
