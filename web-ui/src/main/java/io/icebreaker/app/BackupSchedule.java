package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts {@code icebreaker backup} at its time of day, or later when nobody was there then, and when a day
 * has been closed. One at a time; the owner's thread looks, any may ask how it stands.
 */
final class BackupSchedule implements AutoCloseable {
    private static final ZoneOffset IST =
            ZoneOffset.ofTotalSeconds((int) (SessionCalendar.IST_OFFSET_NS / 1_000_000_000L));

    private final BackupPlan plan;
    private final Path root;
    private final List<String> words;
    private Process running;
    private Instant started = Instant.EPOCH;
    private boolean isWanted;
    private volatile Map<String, Object> status = Map.of();

    BackupSchedule(BackupPlan plan, Path root, Path configFile) {
        this.plan = plan;
        this.root = root;
        words = plan.words(root, configFile);
        if (plan.at() != null) {
            Map<String, Object> last = last();
            try {
                started = Instant.parse(String.valueOf(last.getOrDefault("at", Instant.EPOCH)));
            } catch (DateTimeException e) {
                System.err.println("icebreaker: backup: " + BackupIndex.path(root) + ": " + e);
            }
            describe(last);
        }
    }

    /** A day has been closed: it can be archived now. */
    void dayClosed() {
        isWanted = true;
    }

    /** Starts one when it is time and the one before is done; tells what that one came to. */
    void look(Instant now) {
        if (plan.at() == null) {
            return;
        }
        if (running != null && !running.isAlive()) {
            tell(running.exitValue());
            running = null;
        }
        Instant due = now.atOffset(IST).toLocalDate().atTime(plan.at()).toInstant(IST);
        isWanted |= !now.isBefore(due) && started.isBefore(due);
        if (isWanted && running == null) {
            isWanted = false;
            started = now;
            start();
        }
    }

    private void start() {
        try {
            running = LowPriority.start(words);
            describe(last());
        } catch (IOException e) {
            System.err.println("icebreaker: cannot start a backup: " + e.getMessage());
            describe(Map.of("ok", false, "problems", List.of(e.getMessage())));
        }
    }

    private void tell(int code) {
        Map<String, Object> last = last();
        if (code == Exit.OK) {
            System.err.println("icebreaker: backup: all well");
        } else {
            System.err.println(
                    "icebreaker: backup failed with exit code "
                            + code
                            + "; its reasons stand above, icebreaker backup --list tells more");
            last.put("ok", false);
        }
        running = null;
        describe(last);
    }

    private Map<String, Object> last() {
        try {
            return new LinkedHashMap<>(BackupIndex.of(root).last());
        } catch (CommandException e) {
            System.err.println("icebreaker: backup: " + e.getMessage());
            return new LinkedHashMap<>();
        }
    }

    private void describe(Map<String, Object> last) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", plan.at().toString());
        map.put("running", running != null);
        map.put("last", last.get("at"));
        map.put("ok", last.get("ok"));
        map.put("problems", last.getOrDefault("problems", List.of()));
        status = map;
    }

    /** When it runs, when the last one was and what came of it; empty when none is wanted. Any thread. */
    Map<String, Object> status() {
        return status;
    }

    /** Half a backup harms nothing, the next goes on where it stopped: it is ended with the process. */
    @Override
    public void close() {
        if (running != null) {
            running.destroy();
        }
    }
}
