package io.icebreaker.bench.whole;

import io.icebreaker.bench.FeedLoadServer;
import io.icebreaker.bench.LoadUniverse;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.faults.ChildJvm;
import io.icebreaker.ring.StateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * P14: from the start of {@code scripts/icebreaker run} to the first new tick taken in, and to the same in
 * its journal, against Kite's simulator in another process: with no journal, with a day's journal and a
 * snapshot some way before its end, and with the journal alone. Each start is killed, as machines do it.
 */
public final class StartRun {
    private static final int INSTRUMENTS = 100;

    /** Events until a busy day's next snapshot is due. */
    private static final long SPACING = 250_000;

    /** For a replay of the day that makes its snapshot: a fifth of the pace it has on a slow machine. */
    private static final long REPLAY_PATIENCE_S = 600;

    private static final double TAKES_TICKS_S = 3;
    private static final double REBUILT_S = 12;

    /** Without a snapshot: performance P14 asks for the state within 12 s, or for a snapshot. */
    private static final double NO_TARGET = Double.NaN;

    private static final String WAITS = "stamped then; it waits until the day's state is whole; ";
    private static final String WHOLE = "in the journal, the day's state whole, ";

    private final Given given;
    private final Path directory;
    private final LocalDate today;
    private final Path journal;
    private final int starts;
    private final String launcher;

    private StartRun(Given given, Path directory) {
        this.given = given;
        this.directory = directory;
        // A day changes at 05:30 IST, 00:00 UTC.
        long nowNs = Instant.EPOCH.until(Instant.now(), ChronoUnit.NANOS);
        today = SessionCalendar.istDate(nowNs - SessionCalendar.IST_OFFSET_NS);
        journal = directory.resolve("journal").resolve(today.toString());
        starts = (int) given.size(5, 1);
        launcher = Jvm.home().resolve("scripts/icebreaker").toString();
    }

    /** Runs; {@code [--lines FILE] [--quick]}. */
    public static void main(String[] args) {
        Given.run(args, StartRun::run);
    }

    private static List<Line> run(Given given) throws Exception {
        try (var scratch = Scratch.make("start")) {
            return new StartRun(given, scratch.path()).measure();
        }
    }

    /** Has the launcher build what it would build at a user's first start. */
    private void build() throws IOException, InterruptedException {
        int code = new ProcessBuilder(launcher, "--version").inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(launcher + " ended with " + code);
        }
    }

    private List<Line> measure() throws Exception {
        build();
        List<FirstTick> empty = new ArrayList<>();
        for (int n = 0; n < starts; n++) {
            empty.add(start());
            Scratch.delete(directory.resolve("journal"));
        }
        long ticks = given.size(20_000_000, 50_000);
        long events = new StartDay(journal).record(ticks);
        long behind = snapshot(events);
        List<FirstTick> kept = new ArrayList<>();
        for (int n = 0; n < starts; n++) {
            kept.add(start());
        }
        Scratch.delete(journal.resolve("snapshots"));
        List<FirstTick> whole = List.of(start());
        String day = String.format("a journal of %,d ticks", ticks);
        String replayed = String.format("%,d events behind the snapshot replayed; ", behind);
        return List.of(
                journaled("in the journal, no journal before", empty, TAKES_TICKS_S, ""),
                taken(day + " and a snapshot", kept, TAKES_TICKS_S),
                journaled(WHOLE + day + " and a snapshot", kept, REBUILT_S, replayed),
                taken(day + ", no snapshot", whole, NO_TARGET),
                journaled(WHOLE + day + ", no snapshot", whole, NO_TARGET, ""));
    }

    private Line taken(String with, List<FirstTick> starts, double most) {
        return line("taken in, " + with, seconds(starts, FirstTick::takenS), most, WAITS);
    }

    private Line journaled(String what, List<FirstTick> starts, double most, String note) {
        return line(what, seconds(starts, FirstTick::journaledS), most, note);
    }

    private static double[] seconds(List<FirstTick> starts, ToDoubleFunction<FirstTick> which) {
        return starts.stream().mapToDouble(which).toArray();
    }

    private Line line(String what, double[] seconds, double most, String note) {
        double median = ReplayRun.median(seconds);
        boolean hasTarget = !Double.isNaN(most);
        Draft draft =
                new Draft("P14", "start to the first new tick " + what, "s", median)
                        .wanted(hasTarget ? String.format("<= %.0f s", most) : "")
                        .note(
                                "%smedian of %d; by the launcher, its shell, connecting and"
                                        + " subscribing %d instruments included",
                                note, seconds.length, INSTRUMENTS);
        if (Double.isNaN(median)) {
            return draft.is(Verdict.FAIL);
        }
        return draft.is(hasTarget ? given.timed(median <= most) : Verdict.TOLD);
    }

    /** Waits until a new tick is in the journal; the engine is killed then. */
    private FirstTick start() throws Exception {
        Path errors = directory.resolve("engine.err");
        Path server = directory.resolve("server.err");
        List<String> small = List.of("-Xmx256m");
        try (var kite = Jvm.start(small, server, FeedLoadServer.class, INSTRUMENTS, 20, today)) {
            String url = kite.await("URL ");
            var universe = new LoadUniverse(INSTRUMENTS, today);
            Path config = universe.write(directory, url, freePort(), "");
            long before = FirstTick.lastSequence(journal);
            List<String> environment =
                    List.of(
                            "env",
                            "ICEBREAKER_KITE_API_KEY=" + FeedLoadServer.API_KEY,
                            "ICEBREAKER_KITE_ACCESS_TOKEN=" + FeedLoadServer.TOKEN);
            List<String> command = new ArrayList<>(environment);
            command.addAll(List.of(launcher, "run", "--config", config.toString(), "--json"));
            try (var engine = ChildJvm.start(command, errors)) {
                FirstTick first = FirstTick.await(engine, journal, before);
                Given.say(
                        "%.2f s to the first tick, journaled at %.2f s",
                        first.takenS(), first.journaledS());
                return first;
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Makes one by the code that will take it up, as far before the end as a busy day's last one is when
     * the next is due. Returns the events behind it.
     */
    private long snapshot(long events) throws Exception {
        Path errors = directory.resolve("snapshot.err");
        long behind = Math.min(SPACING, events / 5 * 2);
        List<String> command =
                List.of(
                        launcher,
                        "snapshot",
                        "--json",
                        "--max-instruments",
                        String.valueOf(StartDay.ROOM),
                        "--every",
                        String.valueOf(events - behind),
                        "--journal",
                        journal.toString());
        try (var child = ChildJvm.start(command, errors)) {
            if (child.code(REPLAY_PATIENCE_S) != 0) {
                throw new IOException("snapshot: " + child.errors());
            }
        }
        long nearest = 0;
        for (Path file : StateFile.files(journal)) {
            long kept = StateFile.sequenceOf(file);
            if (events - kept < behind) {
                Files.delete(file);
            } else {
                nearest = Math.max(nearest, kept);
            }
        }
        return events - nearest;
    }
}
