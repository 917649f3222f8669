package io.icebreaker.bench.codec;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Slots;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;

/**
 * A journal of its own and events for it, in ring batches of one size: full packets of 280 bytes or clock
 * events of 32, each with 24 bytes of sequence, kind, length and checksum before it. One thread.
 */
final class JournaledTicks implements AutoCloseable {
    /** A full packet's record; a clock event's. */
    static final int TICK_RECORD = 24 + Tick.INPUT_LENGTH;

    static final int CLOCK_RECORD = 24 + 32;

    private static final int SLOTS = 1024;
    private static final long SEED = 1;

    private final Path path;
    private final JournalDirectory directory;
    private final JournalStage stage;
    private final Tick[] slots = new Tick[SLOTS];
    private final int batch;
    private long sequence;

    JournaledTicks(Path path, int record, int batch) throws JournalException {
        this.path = path;
        this.batch = batch;
        directory = JournalDirectory.forWriting(path);
        stage = new JournalStage(directory, new Counters());
        var packets = new Packets(SEED);
        var memory = new Slots(SLOTS);
        for (int n = 0; n < SLOTS; n++) {
            slots[n] = memory.next();
            if (record == TICK_RECORD) {
                Fill.full(slots[n], packets, n);
            } else {
                Events.clock(slots[n].clear(), packets.timeNs[n]);
            }
        }
        begin();
    }

    /** A journal's first event says how it is to be read. */
    private void begin() {
        var config = new Tick();
        Events.config(config, JournalStage.layoutVersion(), 0, "benchmark", "", 0);
        stage.onEvent(config.sequence(++sequence), true);
    }

    /** Appends so many, a multiple of the batch; returns the last event's number. */
    long append(int count) {
        for (int n = 1; n <= count; n++) {
            Tick tick = slots[(int) (sequence - 1) & SLOTS - 1];
            tick.sequence(++sequence);
            stage.onEvent(tick, n % batch == 0);
        }
        return sequence;
    }

    /** Ends the journal; throws unless all of it is on disk. */
    @Override
    public void close() {
        long journaled = stage.journaled();
        stage.onStop();
        directory.close();
        if (journaled != sequence) {
            throw new AssertionError(
                    "given " + sequence + ", journaled " + journaled + " in " + path);
        }
    }
}
