package io.icebreaker.faults;

import io.icebreaker.faults.FaultyStage.Kind;
import io.icebreaker.ring.FatalExit;
import io.icebreaker.ring.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * F18: a stage throws or loops. A RuntimeException costs its event; an Error ends the process with its own
 * code; a loop is shown with its stack, and the producer goes on counting what it drops.
 */
final class HandlerFault implements Fault {
    private static final double EXIT_S = 2;
    private static final double DUMP_S = 5;

    /** config/jvm.flags let the virtual machine itself end a process that is out of memory. */
    private static final int OUT_OF_MEMORY_CODE = 3;

    private static final long EVENTS = 20_000;
    private static final long EVERY_LOOK_MS = 50;

    /** What a process this busy a machine may take to be scheduled at all; the figure itself is reported. */
    private static final double NEXT_MS = 1_000;

    private final Verdict verdict = new Verdict();
    private double worstNextMs;
    private double worstExitS;
    private double worstDumpS;

    @Override
    public String id() {
        return "F18";
    }

    @Override
    public String title() {
        return "a stage throws, runs out of memory, or loops";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        List<Profile> layouts =
                run.full()
                        ? List.of(Profile.QUIET_VPS, Profile.DEDICATED_CORES)
                        : List.of(Profile.QUIET_VPS);
        for (Profile layout : layouts) {
            for (int i = 0; i < run.tries(3, 50); i++) {
                exception(layout, 100 + run.random(i).nextInt((int) EVENTS / 2));
            }
            error(run, Kind.INTERNAL_ERROR, layout);
            error(run, Kind.OUT_OF_MEMORY, layout);
            loop(run, layout);
        }
        return verdict.result(
                "next event after %.2f ms, gone after %.2f s, a loop's stack after %.1f s",
                worstNextMs, worstExitS, worstDumpS);
    }

    private void exception(Profile layout, long victim) throws Exception {
        verdict.tried();
        var faulty = new FaultyRun(Kind.RUNTIME_EXCEPTION, layout, victim, false);
        faulty.publishCount(EVENTS);
        verdict.expect(faulty.close(), "the ring was not worked off behind event %d", victim);
        verdict.lost(
                faulty.published() - faulty.stage().seen() - 1, "events behind the failed one");
        var failures = faulty.failures().latest();
        verdict.expect(
                failures.size() == 1 && failures.get(0).sequence() == victim,
                "expected one failure at event %d, found %s",
                victim,
                failures);
        double nextMs = faulty.stage().nextAfterNs() / 1e6;
        worstNextMs = Math.max(worstNextMs, nextMs);
        verdict.expect(
                nextMs >= 0 && nextMs < NEXT_MS, "the next event came after %.1f ms", nextMs);
    }

    private void error(FaultRun run, Kind kind, Profile layout)
            throws IOException, InterruptedException {
        verdict.tried();
        Path errors = run.directory("f18").resolve(kind + ".txt");
        try (var child = ChildJvm.start(run, errors, FaultyRun.class, kind, layout.name())) {
            child.await("FAULT");
            double from = child.seconds();
            int code = child.code();
            double seconds = child.seconds() - from;
            worstExitS = Math.max(worstExitS, seconds);
            boolean byTheMachine = kind == Kind.OUT_OF_MEMORY && code == OUT_OF_MEMORY_CODE;
            verdict.expect(code == FatalExit.CODE || byTheMachine, "%s ended with %d", kind, code);
            verdict.expect(seconds <= EXIT_S, "%s took %.1f s to end", kind, seconds);
            verdict.expect(
                    byTheMachine || child.errors().contains("stage faulty failed"),
                    "%s: the last words do not name the stage",
                    kind);
        }
    }

    private void loop(FaultRun run, Profile layout) throws IOException, InterruptedException {
        verdict.tried();
        Path errors = run.directory("f18").resolve("loop.txt");
        try (var child = ChildJvm.start(run, errors, FaultyRun.class, Kind.LOOP, layout.name())) {
            child.await("FAULT");
            double from = child.seconds();
            while (!child.errors().contains("FaultyStage.fail")
                    && child.seconds() < from + DUMP_S) {
                Thread.sleep(EVERY_LOOK_MS);
            }
            worstDumpS = Math.max(worstDumpS, child.seconds() - from);
            verdict.expect(
                    child.errors().contains("STUCK") && child.errors().contains("FaultyStage.fail"),
                    "no stack of the looping stage within %.0f s",
                    DUMP_S);
            String[] producer = child.await("PRODUCER").split(" ");
            verdict.expect(child.isAlive(), "the process ended, though a loop is only told");
            while (producer[2].equals("0") && child.seconds() < from + 2 * DUMP_S) {
                producer = child.await("PRODUCER").split(" ");
            }
            verdict.expect(
                    Long.parseLong(producer[1]) > 0 && Long.parseLong(producer[2]) > 0,
                    "the producer waited %s ms, full %s, dropped %s: no alarm",
                    (Object[]) producer);
        }
    }
}
