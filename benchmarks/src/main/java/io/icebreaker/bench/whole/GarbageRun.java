package io.icebreaker.bench.whole;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.faults.ChildJvm;
import io.icebreaker.faults.LauncherFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * P13: a simulated day with everything on in a process of its own, twice: with the launcher's collector,
 * where each hot thread's allocation is counted, and without any collector, where everything ever
 * allocated must find room.
 */
public final class GarbageRun {
    /** Packets of a simulated day, and more than two: a second day finds what the first did not. */
    private static final long DAY = 7_000_000;

    private static final long WARM_UP = 15_000_000;

    /** Of 64 instruments with a tenth of the usual packets. */
    private static final long QUICK_WARM_UP = 310_000;

    private static final long QUICK = 60_000;

    /** In the quick form what is made once weighs more; an object a tick would be 16 bytes at least. */
    private static final double QUICK_MOST = 2;

    private static final double MOST = 0.01;
    private static final long YOUNG = 24 << 20;
    private static final List<String> NO_COLLECTOR =
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms256m");

    private final Given given;
    private final long measured;
    private final int stocks;
    private final double pace;

    private GarbageRun(Given given) {
        this.given = given;
        measured = given.size(DAY, QUICK);
        stocks = (int) given.size(100, 0);
        pace = given.quick() ? 0.1 : 1;
    }

    /** Runs; {@code [--lines FILE] [--quick]}. */
    public static void main(String[] args) {
        Given.run(args, given -> new GarbageRun(given).measure());
    }

    private List<Line> measure() throws IOException, InterruptedException {
        long warmUp = given.size(WARM_UP, QUICK_WARM_UP);
        List<String> collected = day("collected", LauncherFlags.LIVE, warmUp);
        List<String> heap = new ArrayList<>(NO_COLLECTOR);
        heap.add(given.quick() ? "-Xmx3g" : "-Xmx12g");
        List<String> uncollected = day("uncollected", heap, 0);
        return List.of(
                bytes(collected, warmUp), collections(collected), epsilon(uncollected, heap));
    }

    /** What a day says; empty when it ended otherwise than well. */
    private List<String> day(String name, List<String> options, long warmUp)
            throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        try (var scratch = Scratch.make(name)) {
            Path errors = scratch.path().resolve("errors");
            Path journal = scratch.path().resolve("day");
            try (var child =
                    Jvm.start(
                            options,
                            errors,
                            HotDay.class,
                            warmUp,
                            measured,
                            stocks,
                            pace,
                            journal)) {
                for (String line = child.readLine(); line != null; line = child.readLine()) {
                    System.out.println(name + ": " + line);
                    said.add(line);
                }
                return ended(child, said);
            }
        }
    }

    private static List<String> ended(ChildJvm child, List<String> said)
            throws IOException, InterruptedException {
        int code = child.code();
        if (code == 0) {
            return said;
        }
        System.out.println("ended with " + code + ": " + child.errors());
        return List.of();
    }

    private Line bytes(List<String> said, long warmUp) {
        long lanes = HotDay.sum(said, "lanes");
        long door = HotDay.sum(said, "door");
        double each = said.isEmpty() ? Double.NaN : (lanes + door) / (double) measured;
        return new Draft("P13", "hot threads, everything on, a simulated day", "B/tick", each)
                .wanted(given.quick() ? "<= 2 B/tick in the quick form" : "<= 0.01 B/tick")
                .note(
                        "%,d bytes by the lanes, %,d by the publishing thread's door, in %,d ticks"
                                + " after %,d; %d instruments; %,d MiB of journals written in all,"
                                + " their blocks mapped ahead by another thread",
                        lanes,
                        door,
                        measured,
                        warmUp,
                        HotDay.sum(said, "instruments"),
                        HotDay.sum(said, "journalMib"))
                .is(said.isEmpty() ? Verdict.FAIL : verdict(each));
    }

    private Verdict verdict(double each) {
        if (given.quick()) {
            return each <= QUICK_MOST ? Verdict.MET : Verdict.FAIL;
        }
        return each <= MOST ? Verdict.MET : Verdict.MISSED;
    }

    /** Those there were are others', when the hot threads allocated less than a young space. */
    private Line collections(List<String> said) {
        long all = HotDay.sum(said, "collections");
        long hot = HotDay.sum(said, "lanes") + HotDay.sum(said, "door");
        long ofHot = hot / YOUNG;
        return new Draft("P13", "collections that hot threads caused", "", known(said, ofHot))
                .wanted("0")
                .note(
                        "young space of 12 MiB; %,d collections in all, by the simulator that made the"
                                + " packets (its thread and others allocated %,d MiB)",
                        all, HotDay.sum(said, "others") >> 20)
                .is(said.isEmpty() ? Verdict.FAIL : ofHot == 0 ? Verdict.MET : Verdict.MISSED);
    }

    private static double known(List<String> said, long figure) {
        return said.isEmpty() ? Double.NaN : figure;
    }

    private Line epsilon(List<String> said, List<String> heap) {
        long used = HotDay.sum(said, "heapMib");
        double none = known(said, HotDay.sum(said, "collections"));
        String room = heap.get(heap.size() - 1);
        return new Draft("P13", "a day without a collector (Epsilon): collections", "", none)
                .wanted("0, to the end of the day")
                .note(
                        "%,d ticks from the JVM's start, no warm-up; %,d MiB of heap used at the end"
                                + " (%s), the simulator's garbage among it",
                        measured, used, room)
                .is(said.isEmpty() ? Verdict.FAIL : Verdict.MET);
    }
}
