package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Closes the journal's gate before the disk is full, and opens it when there is room again. One thread; the
 * figures for any.
 */
final class SpaceGuard {
    /** A gap lasts so long at least, that a disk at its edge does not make one a packet. */
    private static final long LEAST_CLOSED_NS = 1_000_000_000L;

    private static final long MIB = 1L << 20;

    private final Path directory;
    private final JournalGate gate;
    private final JournalOptions options;
    private final List<QueueRoom> rooms;
    private final Consumer<String> alarm;
    private long closedSinceNs;
    private volatile long usableBytes = -1;

    SpaceGuard(
            Path directory,
            JournalGate gate,
            JournalOptions options,
            List<QueueRoom> rooms,
            Consumer<String> alarm) {
        this.directory = directory;
        this.gate = gate;
        this.options = options;
        this.rooms = rooms;
        this.alarm = alarm;
    }

    /** Looks at the disk once. */
    void pass() {
        String problem = problem();
        if (problem != null) {
            if (gate.isOpen()) {
                gate.close(problem);
            }
        }
        if (gate.isOpen()) {
            return;
        }
        long nowNs = System.nanoTime();
        if (closedSinceNs == 0) {
            closedSinceNs = nowNs;
            String remedy = gate.isShut() ? "start the engine again" : "make room on the disk";
            alarm.accept("UNJOURNALED: " + gate.closedBecause() + "; " + remedy);
        } else if (gate.isShut()) {
            return;
        } else if (problem == null && nowNs - closedSinceNs >= LEAST_CLOSED_NS) {
            closedSinceNs = 0;
            gate.open();
            alarm.accept("there is room on the disk again; journaling goes on behind a gap marker");
        }
    }

    /** What keeps the journal from being written, null when nothing does. */
    private String problem() {
        try {
            usableBytes = options.disk().usableBytes(directory);
            if (usableBytes < neededBytes()) {
                return String.format(
                        "%d MiB are free where the journal lies, journal.minFreeMb is %d",
                        usableBytes / MIB, options.minFreeBytes() / MIB);
            }
            for (QueueRoom room : rooms) {
                if (!room.ensure()) {
                    return "the disk gives no more room for the journal";
                }
            }
            return null;
        } catch (IOException e) {
            return "the journal's disk cannot be asked for room: " + e.getMessage();
        }
    }

    /** An eighth more than the least to begin again. */
    private long neededBytes() {
        long least = options.minFreeBytes();
        return gate.isOpen() ? least : least + least / 8;
    }

    /** As of the last look; -1 before the first. */
    long usableBytes() {
        return usableBytes;
    }

    void release() throws IOException {
        for (QueueRoom room : rooms) {
            room.release();
        }
    }
}
