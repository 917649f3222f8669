package io.icebreaker.bench.whole;

import io.icebreaker.faults.ChildJvm;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The first packet that another process took in and journaled.
 *
 * @param takenS when it was received: from then on none is lost, seconds of that process's life
 * @param journaledS when it could be read in the journal
 */
record FirstTick(double takenS, double journaledS) {
    private static final long LOOK_MS = 5;
    private static final double PATIENCE_S = 90;

    /** The last event in it; 0 when there is none. */
    static long lastSequence(Path journal) throws JournalException {
        return Files.isDirectory(journal.resolve("input"))
                ? JournalReader.lastSequence(JournalDirectory.forReading(journal))
                : 0;
    }

    /** Waits until a tick behind event {@code before} can be read. */
    static FirstTick await(ChildJvm child, Path journal, long before) throws Exception {
        var slot = new Tick();
        try (var reader = open(child, journal)) {
            if (before > 0) {
                reader.seek(before);
            }
            while (true) {
                while (reader.next()) {
                    reader.copyTo(slot);
                    if (reader.sequence() > before && slot.kind() == EventKind.TICK) {
                        return of(slot, child.seconds());
                    }
                }
                pause(child);
            }
        }
    }

    private static FirstTick of(Tick tick, double seconds) {
        long ageNs = Instant.EPOCH.until(Instant.now(), ChronoUnit.NANOS) - tick.receiveTimeNs();
        return new FirstTick(seconds - ageNs / 1e9, seconds);
    }

    private static JournalReader open(ChildJvm child, Path journal) throws Exception {
        while (true) {
            JournalDirectory directory = tryOpen(journal);
            if (directory != null && !directory.isEmpty()) {
                return new JournalReader(directory);
            }
            pause(child);
        }
    }

    /** Null while it is being made. */
    private static JournalDirectory tryOpen(Path journal) {
        try {
            return Files.isDirectory(journal.resolve("input"))
                    ? JournalDirectory.forReading(journal)
                    : null;
        } catch (JournalException beingMade) {
            return null;
        }
    }

    private static void pause(ChildJvm child) throws IOException, InterruptedException {
        if (!child.isAlive() || child.seconds() > PATIENCE_S) {
            throw new IOException("no tick came: " + child.errors());
        }
        Thread.sleep(LOOK_MS);
    }
}
