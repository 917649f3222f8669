package io.icebreaker.faults;

import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * F19: the engine's process stands still under load (SIGSTOP, as a host's suspend does it, or a forced
 * collection of all garbage), then goes on.
 * What the socket's buffers held must all arrive; what the broker dropped meanwhile must be marked in the
 * journal; nobody may take the journal over; and the newest packets must flow again soon.
 */
final class PauseFault implements Fault {
    private static final long PUMP_NS = 2_000_000;
    private static final long SETTLE_MS = 1_000;
    private static final double LATEST_S = 2;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String TOKEN = "paused";

    @Override
    public String id() {
        return "F19";
    }

    @Override
    public String title() {
        return "process paused under load";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int[] pauses = run.full() ? new int[] {1, 10, 60, 1, 10, 60} : new int[] {1, 10};
        Path journal = run.directory("paused").resolve("journal");
        var source = new NumberedSource();
        var worst = new Worst();
        try (var server = new KiteServer(0, Listener.API_KEY, TOKEN, source);
                var listener = new ListenerRun(run, journal, server.url(), TOKEN)) {
            server.drive(new SystemEpochNanoClock(), PUMP_NS);
            awaitNewest(listener, source, source.round() + 1);
            for (int seconds : pauses) {
                Thread.sleep(SETTLE_MS);
                pause(run, seconds, journal, listener, source, worst);
            }
            Thread.sleep(SETTLE_MS);
            collect(run, listener, source, worst);
            Thread.sleep(SETTLE_MS);
            listener.stop();
        }
        double patience = run.patience();
        FaultResult result =
                worst.result(pauses.length + 1, Numbers.of(journal), LATEST_S * patience);
        return result.withNote(result.note() + run.patienceNote(patience));
    }

    private static void pause(
            FaultRun run,
            int seconds,
            Path journal,
            ListenerRun listener,
            NumberedSource source,
            Worst worst)
            throws IOException, InterruptedException {
        listener.signal("STOP");
        Thread.sleep(seconds * 1_000L / 2);
        if (canBeTaken(journal)) {
            worst.problem("another process could take the journal while its writer was paused");
        }
        Thread.sleep(seconds * 1_000L / 2);
        long newest = source.round();
        long resumedNs = System.nanoTime();
        listener.signal("CONT");
        double took = awaitNewest(listener, source, newest) ? since(resumedNs) : Double.MAX_VALUE;
        worst.seconds = Math.max(worst.seconds, took);
        run.say(
                String.format(
                        Locale.ROOT, "%d s of pause: live again after %.2f s", seconds, took));
    }

    private static void collect(
            FaultRun run, ListenerRun listener, NumberedSource source, Worst worst)
            throws IOException, InterruptedException {
        long startedNs = System.nanoTime();
        listener.collect();
        Thread.sleep(2 * PUMP_NS / 1_000_000);
        awaitNewest(listener, source, source.round());
        double took = since(startedNs);
        worst.seconds = Math.max(worst.seconds, took);
        run.say(String.format(Locale.ROOT, "all garbage collected: live after %.2f s", took));
    }

    private static double since(long startNs) {
        return (System.nanoTime() - startNs) / 1e9;
    }

    /** Waits until a number, or a later one, is journaled. */
    private static boolean awaitNewest(ListenerRun listener, NumberedSource source, long number)
            throws IOException, InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (listener.newest() < Math.max(1, number)) {
            if (System.nanoTime() > untilNs || !listener.isAlive()) {
                throw new IOException(
                        "number "
                                + number
                                + " of "
                                + source.round()
                                + " never came; the engine says: "
                                + listener.errors());
            }
            Thread.sleep(2);
        }
        return true;
    }

    private static boolean canBeTaken(Path journal) {
        try (var taken = JournalDirectory.forWriting(journal)) {
            return taken.path() != null;
        } catch (JournalException refused) {
            return false;
        }
    }

    /** The worst that was seen. */
    private static final class Worst {
        private double seconds;
        private String first;

        void problem(String what) {
            first = first == null ? what : first;
        }

        FaultResult result(int tries, Numbers numbers, double latestSeconds) {
            if (numbers.problem() != null) {
                problem(numbers.problem());
            }
            if (numbers.unmarked() > 0) {
                problem(numbers.unmarked() + " packets missing without a mark");
            }
            if (seconds > latestSeconds) {
                problem(String.format(Locale.ROOT, "live again only after %.2f s", seconds));
            }
            String figures =
                    String.format(
                            Locale.ROOT,
                            "%,d packets journaled; %,d dropped by the broker, in %d marked gaps",
                            numbers.packets(),
                            numbers.marked(),
                            numbers.marks());
            return new FaultResult(
                    tries,
                    numbers.unmarked(),
                    numbers.problem() == null ? 0 : 1,
                    seconds,
                    first == null,
                    first == null ? figures : first + "; " + figures);
        }
    }
}
