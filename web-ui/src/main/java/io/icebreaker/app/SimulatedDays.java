package io.icebreaker.app;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of simulated sessions in one directory, a journal a day and {@code history.csv} beside them as live
 * days leave it. A day is made under another name and renamed when it is whole: what bears a date is
 * finished, and is kept when the command is given again. One thread.
 */
final class SimulatedDays {
    private static final String MARKET_FILE = "simulated.properties";
    private static final String UNFINISHED = ".unfinished-";
    private static final long REGULAR_NS = 5 * 3_600_000_000_000L;

    /**
     * Which market; the same one makes the same days.
     *
     * @param companies so many invented ones in place of the usual stocks, 0 for those
     */
    record Market(LocalDate from, long seed, double rate, boolean isFew, int companies) {
        String toText() {
            String usual =
                    "from=" + from + "\nseed=" + seed + "\nrate=" + rate + "\nfew=" + isFew + "\n";
            return companies == 0 ? usual : usual + "stocks=" + companies + "\n";
        }
    }

    private final Path root;
    private final Market market;
    private final Settings settings;
    private final Shutdown shutdown;
    private final boolean quiet;
    private final HistoryStore history;
    private final BarStore bars;
    private final long startedNs = System.nanoTime();
    private long ticks;
    private long madeTicks;
    private int kept;
    private int made;
    private boolean stopped;
    private LocalDate first;
    private LocalDate last;

    SimulatedDays(Path root, Market market, Settings settings, Shutdown shutdown, boolean quiet) {
        this.root = root;
        this.market = market;
        this.settings = settings;
        this.shutdown = shutdown;
        this.quiet = quiet;
        history = new HistoryStore(root);
        bars = new BarStore(root.resolve("bars"));
    }

    /** Makes the days that are missing; the result as the command prints it. */
    Map<String, Object> make(int days) throws Exception {
        keepMarket();
        LocalDate day = market.from();
        while (kept + made < days && !stopped) {
            if (isRegular(day)) {
                make(day, days);
            }
            day = day.plusDays(1);
        }
        return result();
    }

    /** A weekday with a whole session, by the calendar of derivatives. */
    static boolean isRegular(LocalDate day) {
        SessionCalendar calendar = SessionCalendar.shipped();
        if (calendar.closedReason(SessionGroup.DERIVATIVES, day) != null) {
            return false;
        }
        Session session = calendar.sessionOn(SessionGroup.DERIVATIVES, day);
        return session.closeNs() - session.openNs() >= REGULAR_NS;
    }

    private void make(LocalDate day, int days) throws Exception {
        Path finished = root.resolve(day.toString());
        if (Files.exists(finished)) {
            kept++;
            ticks += SimulatedDay.ticksOf(finished);
        } else {
            Path unfinished = root.resolve(UNFINISHED + day);
            delete(unfinished);
            var simulated = new SimulatedDay(unfinished, market, day, settings, history, bars);
            if (!simulated.run(shutdown)) {
                delete(unfinished);
                stopped = true;
                return;
            }
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            made++;
            ticks += simulated.ticks();
            madeTicks += simulated.ticks();
            say(day, days);
        }
        first = first == null ? day : first;
        last = day;
    }

    private void say(LocalDate day, int days) {
        if (!quiet) {
            double seconds = seconds();
            int left = days - kept - made;
            System.err.printf(
                    Locale.ROOT,
                    "simulate: %s done, %d of %d days, %,d ticks, %,.0f ticks/s, %s left%n",
                    day,
                    kept + made,
                    days,
                    ticks,
                    madeTicks / seconds,
                    Eta.text(left * seconds / made));
        }
    }

    private double seconds() {
        return Math.max(1e-9, (System.nanoTime() - startedNs) / 1e9);
    }

    boolean isStopped() {
        return stopped;
    }

    /** The market of a directory is fixed by its first day. */
    private void keepMarket() throws IOException {
        Files.createDirectories(root);
        Path file = root.resolve(MARKET_FILE);
        String text = market.toText() + settings.toText();
        if (!Files.exists(file)) {
            Files.writeString(file, text);
        } else if (!Files.readString(file).equals(text)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    root
                            + " holds days of another market or other settings ("
                            + file
                            + " says which); choose another --journal");
        }
    }

    private Map<String, Object> result() throws IOException {
        long bytes = SimulatedDay.bytesUnder(root);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mode", "SIMULATED market");
        result.put("journal", root);
        result.put("days", kept + made);
        result.put("first", first);
        result.put("last", last);
        result.put("keptDays", kept);
        result.put("ticks", ticks);
        result.put("bytes", bytes);
        result.put("bytesPerTick", ticks == 0 ? null : Math.round(10.0 * bytes / ticks) / 10.0);
        result.put("seconds", Math.round(seconds() * 10) / 10.0);
        result.put("ticksPerSecond", Math.round(madeTicks / seconds()));
        result.put("stopped", stopped);
        return result;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
