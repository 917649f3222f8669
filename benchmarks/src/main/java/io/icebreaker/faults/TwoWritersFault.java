package io.icebreaker.faults;

import io.icebreaker.app.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * F3: a second process on a journal that is being written. It must go away soon, say who has the journal, and
 * change nothing; the first must not notice.
 */
final class TwoWritersFault implements Fault {
    private static final int REFUSED = 2;
    private static final double LATEST_S = 2;

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
        Path journal = run.directory("two").resolve("journal");
        var plan = new RecorderRun.Plan(journal, run.seed(), "quiet-vps", 0, -1);
        var findings = new Findings();
        try (var first = RecorderRun.start(run, plan, List.of(), run.work().resolve("first.err"))) {
            if (!first.awaitAccepting()) {
                throw new IOException("the first writer does not start: " + first.child().errors());
            }
            for (int n = 0; n < tries; n++) {
                double bare = seconds(second(run, n, "--version"), 0, "");
                double whole = refused(run, n, journal, first, findings);
                findings.slowest = Math.max(findings.slowest, whole - bare);
            }
            first.kill();
            findings.judge(first, Survivors.of(journal, new EventStream(run.seed())));
        }
        return findings.result(tries);
    }

    private static ChildJvm second(FaultRun run, int number, Object... words) throws IOException {
        Path errors = run.work().resolve("second-" + number + ".err");
        return ChildJvm.start(run, errors, Main.class, words);
    }

    /** A demo on the same journal, alternately with and without its page. */
    private static double refused(
            FaultRun run, int number, Path journal, RecorderRun first, Findings findings)
            throws IOException, InterruptedException {
        long before = first.acknowledged();
        var page = number % 2 == 0 ? List.of("--headless") : List.of("--port", "0");
        var words = new ArrayList<Object>(List.of("demo", "--journal", journal));
        words.addAll(page);
        try (var second = second(run, number, words.toArray())) {
            double whole = seconds(second, REFUSED, "process " + first.child().pid());
            if (first.acknowledged() == before || !first.child().isAlive()) {
                findings.problem("the first writer stopped at " + before);
            }
            double pause = (System.nanoTime() - first.acknowledgedAtNs()) / 1e9;
            if (pause > LONGEST_PAUSE_S) {
                findings.problem(String.format(Locale.ROOT, "the first paused %.1f s", pause));
            }
            run.say(
                    String.format(
                            Locale.ROOT, "second writer %d gone after %.2f s", number, whole));
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
            throw new IOException(
                    "the second ended with " + ended + " and said: " + child.errors());
        }
        return seconds;
    }

    /** What was found wrong. */
    private static final class Findings {
        private String first;
        private long lost;
        private long corrupted;
        private double slowest;

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

        FaultResult result(int tries) {
            if (slowest > LATEST_S) {
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
