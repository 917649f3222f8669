package io.icebreaker.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Starts {@code icebreaker snapshot} on the day's journal now and then, as a process of its own at the lowest
 * priority: it shares nothing with the engine but the disk. One at a time; the owner's thread looks.
 */
final class SnapshotProcess implements AutoCloseable {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final List<String> command;
    private final LongSupplier journaled;
    private final SnapshotDue due;
    private Process running;

    /** {@code journaled}: the last event on disk. */
    SnapshotProcess(Path journal, AppConfig config, LongSupplier journaled) {
        this.journaled = journaled;
        long everyNs = config.snapshotMinutes() * MINUTE_NS;
        due = new SnapshotDue(everyNs, System.nanoTime(), journaled.getAsLong());
        command = new ArrayList<>();
        command.addAll(List.of("snapshot", "--journal", journal.toString(), "--json"));
        command.addAll(List.of("--max-instruments", String.valueOf(config.maxInstruments())));
        command.addAll(List.of("--history-mb", String.valueOf(LiveDay.historyMb(config))));
    }

    /** Starts one when it is time and the one before is done; says when that one failed. */
    void look() {
        long nowNs = System.nanoTime();
        if (isRunning() || !due.isDue(nowNs, journaled.getAsLong())) {
            return;
        }
        if (running != null && running.exitValue() != 0) {
            System.err.println(
                    "icebreaker: the last snapshot failed with exit code "
                            + running.exitValue()
                            + "; its reason stands above, icebreaker verify tells more");
        }
        due.taken(nowNs, journaled.getAsLong());
        start();
    }

    /** Starts one now. */
    void start() {
        try {
            running = LowPriority.start(command);
        } catch (IOException e) {
            System.err.println("icebreaker: cannot start a snapshot: " + e.getMessage());
        }
    }

    /** Whether one is at work. */
    boolean isRunning() {
        return running != null && running.isAlive();
    }

    /** A snapshot half taken is worth nothing: it is ended with the day. */
    @Override
    public void close() {
        if (running != null) {
            running.destroy();
        }
    }
}
