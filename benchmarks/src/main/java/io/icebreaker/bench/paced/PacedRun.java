package io.icebreaker.bench.paced;

import static io.icebreaker.bench.paced.Print.say;

import io.icebreaker.bench.paced.Schedule.Part;
import io.icebreaker.bench.report.Lines;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.WaitPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Frame bytes in, consequences visible out, at a rate that is kept whatever happens (P8, P9, P11). Arguments:
 * {@code [--quick] [--lines FILE] [--runs latency,idle,ramp,burst]}. Ends with 1 when a run is void, 2 when
 * it could not run.
 */
public final class PacedRun {
    private static final List<Profile> PROFILES =
            List.of(Profile.DEDICATED_CORES, Profile.QUIET_VPS);

    /** Half an hour of the market, in whole turns of frames. */
    private static final long EARLIER = 1_000_008;

    /** Eight minutes: enough for the first of everything; half of it is not. */
    private static final long EARLIER_QUICK = 240_000;

    /** So many times as much before a burst, which fills more rows than a steady stream. */
    private static final int BURST_EARLIER = 8;

    private static final int BURST = 50;
    private static final long BURST_RATE = 10_000;

    private final Options options;
    private final Runs runs;
    private final PacedLines lines;

    private PacedRun(Options options, Path work) {
        this.options = options;
        runs = new Runs(work, !options.isQuick());
        Histogram hop = BareRing.pingPong(options.isQuick() ? 0.2 : 3);
        say("bare ring   %s a hop", Print.tail(hop));
        lines = new PacedLines(!options.isQuick(), hop);
    }

    /** Runs and prints. */
    public static void main(String[] args) throws IOException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException {
        Path work = Files.createTempDirectory("paced");
        try {
            var run = new PacedRun(Options.of(args), work);
            return run.all() ? 0 : 1;
        } catch (IllegalArgumentException | JournalException e) {
            System.err.println("paced: " + e.getMessage());
            return 2;
        } finally {
            Runs.delete(work);
        }
    }

    /** False when a run is void. */
    private boolean all() throws IOException, JournalException {
        if (!options.isQuick()) {
            warmUp();
        }
        for (String name : options.runs()) {
            switch (name) {
                case "latency" -> latency();
                case "idle" -> idle();
                case "ramp" -> ramp();
                default -> burst();
            }
        }
        if (options.lines() != null) {
            Lines.append(options.lines(), lines.lines());
        }
        return lines.lines().stream().noneMatch(line -> line.verdict() == Verdict.FAIL);
    }

    /** Ten seconds near the tests' rates and ten near the burst's, so that all of it is compiled. */
    private void warmUp() throws IOException, JournalException {
        for (Profile profile : PROFILES) {
            run(Plan.steady("warm-up " + profile.name(), profile, true, 20_000, 0.5, 5), false);
            run(Plan.steady("warm-up " + profile.name(), profile, true, 300_000, 0.5, 5), false);
        }
    }

    private Outcome run(Plan plan, boolean isReplayed) throws IOException, JournalException {
        long earlier = options.isQuick() ? EARLIER_QUICK : EARLIER;
        long before = plan.burstEndNs() == 0 ? earlier : earlier * BURST_EARLIER;
        return runs.run(plan.after(before), isReplayed);
    }

    private void latency() throws IOException, JournalException {
        long[] rates =
                options.isQuick() ? new long[] {1_000, 10_000} : new long[] {10_000, 100_000};
        for (Profile profile : PROFILES) {
            WaitPolicy waiting =
                    profile.fittedTo(Runtime.getRuntime().availableProcessors()).waiting();
            for (long rate : rates) {
                String name = "%s at %d/s".formatted(profile.name(), rate);
                double seconds = options.isQuick() ? 2 : 25;
                Outcome it =
                        run(Plan.steady(name, profile, true, rate, seconds / 5, seconds), true);
                Print.outcome(it);
                double bareSeconds = options.isQuick() ? 0.5 : 4;
                var bareSchedule = new Schedule(List.of(Part.of(rate, bareSeconds)));
                Histogram bare = BareRing.paced(waiting, bareSchedule);
                say("  bare ring   %s", Print.tail(bare));
                lines.latency(it, waiting, bare);
            }
        }
    }

    private void idle() throws IOException, JournalException {
        double seconds = options.isQuick() ? 2 : 20;
        double percent = Idle.cpuPercent(runs, seconds);
        say("idle        %.2f %% of a core over %.0f s", percent, seconds);
        lines.idle(percent, seconds);
    }

    private void ramp() throws IOException, JournalException {
        for (boolean isJournaled : new boolean[] {true, false}) {
            var ramp = new Ramp(isJournaled, options.isQuick());
            while (ramp.goesOn()) {
                Outcome it = run(ramp.next(), false);
                Print.outcome(it);
                ramp.took(it);
            }
            Outcome closed = run(ramp.closed(), false);
            Print.outcome(closed);
            lines.ramp(isJournaled, ramp.sustained(), closed, ramp.wanted(), ramp.steps());
        }
    }

    private void burst() throws IOException, JournalException {
        long rate = options.isQuick() ? BURST_RATE / 10 : BURST_RATE;
        double steady = options.isQuick() ? 1 : 10;
        double seconds = options.isQuick() ? 0.5 : 2;
        var profile = Profile.DEDICATED_CORES;
        String name = "burst of %d times %d/s".formatted(BURST, rate);
        Outcome it = run(Plan.burst(name, profile, rate, BURST, seconds, steady), true);
        Print.outcome(it);
        say("  below 1 ms  %.6f s after the burst", it.drainNs() / 1e9);
        lines.burst(it);
    }
}
