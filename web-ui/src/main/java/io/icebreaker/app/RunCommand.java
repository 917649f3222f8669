package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker run}: live days from a broker, one journal directory a day, until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Record live days: connect, journal, show. A restart continues the day from its journal.",
            "Zerodha Kite in this version; its access token comes from the environment or a file",
            "(see config/icebreaker.conf)."
        })
final class RunCommand implements Callable<Integer> {
    private static final long LOOK_MS = 500;

    @Option(names = "--config", required = true, description = "The configuration file.")
    private Path configFile;

    @Option(names = "--check", description = "Only check the configuration; fetches nothing.")
    private boolean checkOnly;

    @Option(
            names = "--seconds",
            defaultValue = "0",
            description = "Stop after so long (default: run until stopped).")
    private int seconds;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        AppConfig config;
        Universe universe;
        try {
            config = AppConfig.load(configFile);
            universe = checkOnly ? Universe.ofKept(config) : Universe.of(config);
        } catch (ConfigException e) {
            System.err.println("icebreaker: " + e.getMessage());
            return Exit.BAD_CONFIG;
        }
        if (checkOnly) {
            out.print(Map.of("configuration", "good", "instruments", universe.size()));
            return Exit.OK;
        }
        try (var shutdown = new Shutdown()) {
            return run(config, universe, shutdown);
        }
    }

    private int run(AppConfig config, Universe universe, Shutdown shutdown) throws Exception {
        EpochNanoClock clock = new SystemEpochNanoClock();
        long untilNs = seconds == 0 ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000L;
        boolean stopped = false;
        Universe today = universe;
        try (var backup =
                new BackupSchedule(config.backup(), config.journalDirectory(), configFile)) {
            while (!stopped) {
                LocalDate date = SessionCalendar.istDate(dayNs(clock));
                try (var day = LiveDay.open(config, today, date, clock, backup, out.quiet)) {
                    stopped = wait(day, backup, date, clock, untilNs, shutdown);
                    out.print(day.finish());
                }
                backup.dayClosed();
                today = stopped ? today : universeOf(config, today);
            }
        }
        return Exit.OK;
    }

    /** A new day has a new instrument dump; if that cannot be read, yesterday's goes on. */
    private static Universe universeOf(AppConfig config, Universe yesterday) {
        try {
            return Universe.of(config);
        } catch (ConfigException e) {
            System.err.println(
                    "icebreaker: " + e.getMessage() + "; going on with yesterday's instruments");
            return yesterday;
        }
    }

    /** True when asked to stop, false when the date has changed: the next day gets a journal of its own. */
    private static boolean wait(
            LiveDay day,
            BackupSchedule backup,
            LocalDate date,
            EpochNanoClock clock,
            long untilNs,
            Shutdown shutdown) {
        while (SessionCalendar.istDate(dayNs(clock)).equals(date)) {
            day.look();
            backup.look(Instant.ofEpochSecond(0, clock.nanoTime()));
            if (shutdown.await(LOOK_MS) || System.nanoTime() >= untilNs) {
                return true;
            }
        }
        return false;
    }

    /** A day changes at 05:30 IST, 00:00 UTC, when no market is open: the journal's files roll then too. */
    private static long dayNs(EpochNanoClock clock) {
        return clock.nanoTime() - SessionCalendar.IST_OFFSET_NS;
    }
}
