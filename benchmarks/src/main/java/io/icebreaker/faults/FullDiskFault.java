package io.icebreaker.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * F6: the journal's volume fills up and is emptied again. The process lives, events go on, it says so, the
 * gap is marked to the number, and journaling begins again by itself. In every other journal the guard hears
 * of it late, and the room allocated ahead must do.
 */
final class FullDiskFault implements Fault {
    private static final int VOLUME_MB = 192;
    private static final int MIN_FREE_MB = 32;
    private static final double LIVE_GAP_S = 1;
    private static final double TOLD_S = 1;
    private static final double RESUME_S = 5;
    private static final int ROUNDS = 3;
    private static final long WARM_UP_MS = 2_000;
    private static final long MIB = 1L << 20;

    /** What the child said last, and when: processes of a machine share the monotonic clock. */
    private record At(long ns, long published, long journaled, String state) {
        static At of(String words) {
            String[] word = words.split(" ");
            return new At(
                    Long.parseLong(word[0]),
                    Long.parseLong(word[1]),
                    Long.parseLong(word[2]),
                    word[3]);
        }
    }

    private ChildJvm child;
    private At now;
    private long movedNs;
    private double longestLiveGapS;
    private double slowestToldS;
    private double slowestResumeS;
    private long unjournaled;
    private long lost;
    private long wrong;
    private int tries;
    private String problem;

    @Override
    public String id() {
        return "F6";
    }

    @Override
    public String title() {
        return "disk full";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int journals = run.tries(2, 20);
        for (int number = 0; number < journals && problem == null; number++) {
            Path path = run.directory("volume" + number);
            try (var volume = Volume.mount(path, VOLUME_MB)) {
                journal(run, number, volume);
            } catch (IOException e) {
                if (tries == 0) {
                    return FaultResult.skipped("no volume of its own: " + e.getMessage());
                }
                throw e;
            }
            run.say(describe());
        }
        boolean inTime =
                longestLiveGapS <= LIVE_GAP_S
                        && slowestToldS <= TOLD_S
                        && slowestResumeS <= RESUME_S;
        return new FaultResult(
                tries,
                lost,
                wrong,
                slowestResumeS,
                problem == null && inTime && lost + wrong == 0,
                problem == null ? describe() : problem);
    }

    private String describe() {
        return String.format(
                Locale.ROOT,
                "%,d events marked unjournaled; told within %.2f s, live gap at most %.2f s,"
                        + " journaling again within %.2f s",
                unjournaled,
                slowestToldS,
                longestLiveGapS,
                slowestResumeS);
    }

    private void journal(FaultRun run, int number, Volume volume) throws Exception {
        SplittableRandom random = run.random(number);
        long seed = random.nextLong();
        boolean late = number % 2 == 1;
        Path journal = volume.path().resolve("journal");
        Path errors = run.work().resolve("errors" + number);
        try (var started =
                ChildJvm.start(
                        run, errors, FullDiskRecorder.class, journal, seed, MIN_FREE_MB, late)) {
            child = started;
            now = At.of(child.await("AT "));
            double before = longestLiveGapS;
            watch(WARM_UP_MS, at -> false);
            longestLiveGapS = before;
            movedNs = now.ns();
            for (int round = 0; round < ROUNDS; round++) {
                round(volume, random, late);
            }
            child.tell("stop");
            String[] end = child.await("END ").split(" ");
            int code = child.code();
            judge(Long.parseLong(end[0]), end[1].equals("1") || code != 0, journal, seed);
        }
    }

    private void round(Volume volume, SplittableRandom random, boolean late) throws Exception {
        tries++;
        watch(random.nextLong(300, 900), at -> false);
        volume.fill(late || random.nextBoolean() ? 0 : random.nextLong(MIN_FREE_MB) * MIB);
        long filledNs = System.nanoTime();
        require(watch(10_000, at -> at.state().equals("UNJOURNALED")), "never said UNJOURNALED");
        double told = seconds(filledNs, now.ns());
        slowestToldS = late ? slowestToldS : Math.max(slowestToldS, told);
        watch(random.nextLong(200, 1_500), at -> false);
        volume.free();
        long freedNs = System.nanoTime();
        require(
                watch(20_000, at -> at.state().equals("JOURNALED") && at.journaled() > 0),
                "journaling never began again");
        slowestResumeS = Math.max(slowestResumeS, seconds(freedNs, now.ns()));
    }

    private void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise + ": " + child.errors());
        }
    }

    /** Reads what the child says until it is what is wanted; false when that took too long. */
    private boolean watch(long ms, Predicate<At> wanted) throws IOException {
        long untilNs = System.nanoTime() + ms * 1_000_000;
        while (System.nanoTime() < untilNs) {
            At at = At.of(child.await("AT "));
            if (at.published() > now.published()) {
                longestLiveGapS = Math.max(longestLiveGapS, seconds(movedNs, at.ns()));
                movedNs = at.ns();
            }
            now = at;
            if (wanted.test(at)) {
                return true;
            }
        }
        return false;
    }

    private static double seconds(long sinceNs, long untilNs) {
        return (untilNs - sinceNs) / 1e9;
    }

    private void judge(long told, boolean failed, Path journal, long seed) {
        GapSurvivors left = GapSurvivors.of(journal, new EventStream(seed));
        unjournaled += told;
        wrong += left.wrong();
        lost +=
                Math.abs(
                        left.missing() - told); // missing without a mark, or marked and not missing
        if (failed) {
            problem = "the lane broke";
        } else if (left.problem() != null) {
            problem = left.problem();
        } else if (left.missing() != told) {
            problem = told + " events left out, the markers say " + left.missing();
        } else if (left.last() < now.published()) {
            problem = "the journal ends at " + left.last() + ", live was at " + now.published();
        }
    }
}
